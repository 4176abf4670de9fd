"""Tells an exception anew: what it means here, with named axes instead of numbers."""

import ast
import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from grader.model import Fault, FaultKind, Mistake, Operand

MAX_TEXT: Final = 500

Axes = Mapping[int, str]
"""Size -> what there is so many of: ``{5: "examples"}``."""


def explain_fault(fault: Fault, axes: Axes) -> Mistake | None:
    """Say what an exception means, or nothing if it is not one of the well-known ones."""
    if fault.kind is not FaultKind.RAISED or fault.name:
        return None
    # What a worker sends is this short, but for one that was tampered with; Python refuses to read
    # numbers of thousands of digits.
    text, expression = fault.text[:MAX_TEXT], fault.expression[:MAX_TEXT]
    fault = dataclasses.replace(fault, text=text, expression=expression)
    for rule in _RULES:
        if re.match(rule.type, fault.type) and (found := re.search(rule.text, fault.text)):
            said = rule.says(fault, found, axes)
            if said:
                return Mistake(f"exception.{rule.name}", said)
    return None


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    type: str
    text: str
    says: Callable[[Fault, re.Match[str], Axes], str]


def shape_in_words(shape: tuple[int, ...], axes: Axes) -> str:
    """Describe a shape by what its sizes count.

    Examples
    --------
    >>> shape_in_words((5, 3), {5: "examples", 3: "inputs"})
    '(5 examples, 3 inputs)'
    >>> shape_in_words((), {})
    'one number'
    """
    if not shape:
        return "one number"
    words = [f"{size} {axes[size]}" if size in axes and size > 1 else str(size) for size in shape]
    return f"({', '.join(words)}{',' if len(words) == 1 else ''})"


def _shapes(fault: Fault, found: re.Match[str], axes: Axes) -> str:
    pair = [item for item in fault.operands if item.shape is not None][:2]
    if len(pair) < 2:
        pair = _bare_operands(fault)
    if len(pair) < 2:
        return _sizes(fault, axes)
    left, right = pair
    a, b = left.shape or (), right.shape or ()
    said = f"{left.text} is {shape_in_words(a, axes)}, {right.text} is {shape_in_words(b, axes)}. "
    if re.match("matmul|shapes .* not aligned", fault.text):
        return said + _product_advice(left, right)
    if len(a) == len(b) == 2 and (a[1] == b[0] or b[1] == a[0]) and _is_product(fault.expression):
        return said + "`*` multiplies entry by entry; the matrix product is `@`."
    if sorted((len(a), len(b))) == [1, 2] and a[:1] == b[:1]:
        return said + "The second axis is lost: keepdims=True keeps it in a sum, mean or max."
    return said + "Entry by entry, two arrays must have the same shape, or one of them one row."


def _sizes(fault: Fault, axes: Axes) -> str:
    """Name the two sizes that met, where no shapes are known: in a function that was called."""
    found = re.search(r"size (\d+) is different from (\d+)", fault.text)
    if found is None or not fault.expression:
        return ""
    met, wanted = (f"{n} ({axes[int(n)]})" if int(n) in axes else n for n in found.groups())
    return (
        f"In `{fault.expression}` a matrix product finds a size of {met} where {wanted} fits: one "
        "of the arrays in it was made with the wrong size."
    )


def _is_product(expression: str) -> bool:
    """Whether the piece that failed is a multiplication, and does not only hold one."""
    try:
        node = ast.parse(expression, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)


def _bare_operands(fault: Fault) -> list[Operand]:
    """Make operands of the shapes in Python's own message, where the code shows none."""
    shapes = [
        tuple(int(n) for n in re.findall(r"\d+", text))
        for text in re.findall(r"\(([\d, ]+)\)", fault.text)
    ]
    where = f" of `{fault.expression}`" if fault.expression else ""
    sides = (f"The left side{where}", "the right side")
    return [Operand(side, "ndarray", shape) for side, shape in zip(sides, shapes, strict=False)]


def _product_advice(left: Operand, right: Operand) -> str:
    """Say which turn of the two makes a matrix product, if one does."""
    a, b = left.shape or (), right.shape or ()
    rule = "A matrix product needs as many columns on the left as rows on the right"
    if len(a) != 2 or len(b) != 2:
        return f"{rule}, and two axes on each side."
    if a == b:
        return "The same shape on both sides: is `*`, entry by entry, meant instead of a product?"
    if not (left.text.isidentifier() or right.text.isidentifier() or "[" in left.text + right.text):
        return f"{rule}."
    product = f"{left.text} @ {right.text}"
    turned = _without_turn(left), _without_turn(right)
    if a[1] == b[1] and a[1] != b[0]:
        how = "needs no transpose" if turned[1] else "needs the second one transposed"
        return f"{rule}: {left.text} @ {turned[1] or right.text} {how}."
    if a[0] == b[0] and a[1] != b[0]:
        how = "needs no transpose" if turned[0] else "needs the first one transposed"
        return f"{rule}: {turned[0] or left.text} @ {right.text} {how}."
    if b[1] == a[0]:
        return f"{rule}: {product} fits only the other way round."
    return f"{rule}: no transpose makes {product} fit, so one of the two is not what belongs here."


def _without_turn(operand: Operand) -> str:
    """Return the text without its ``.T``; empty if it has none."""
    return operand.text[:-2] if operand.text.endswith(".T") else ""


def _key(fault: Fault, found: re.Match[str], axes: Axes) -> str:
    if fault.near:
        return f"There is no key {found[0]} in that dict: it has {fault.near[0]!r}."
    where = f" (`{fault.expression}`)" if fault.expression else ""
    return f"There is no key {found[0]} in that dict{where}: was it put in, under this name?"


def _name(fault: Fault, found: re.Match[str], axes: Axes) -> str:
    name = found[1]
    if name == "np":
        return "`np` is not defined: `import numpy as np` is missing at the top of the file."
    if fault.near:
        return f"`{name}` does not exist here, but `{fault.near[0]}` does: is that what is meant?"
    return f"`{name}` does not exist here: is it misspelt, not imported, or made somewhere else?"


def _attribute(fault: Fault, found: re.Match[str], axes: Axes) -> str:
    owner, name = found[1], found[2]
    near = f" Is `{fault.near[0]}` meant?" if fault.near else ""
    return f"{owner} has nothing called `{name}`.{near}"


def _no_value(fault: Fault, found: re.Match[str], axes: Axes) -> str:
    empty = next((item.text for item in fault.operands if item.type == "NoneType"), "")
    what = f"`{empty}` is" if empty else "Something in this line is"
    return f"{what} None, no value: the function that made it has no `return`, or an empty one."


def _truth(fault: Fault, found: re.Match[str], axes: Axes) -> str:
    return (
        "`if`, `and`, `or`, `max` and `min` decide once, for one number: a whole array cannot be "
        "true or false. np.where and np.maximum decide entry by entry."
    )


def _sizes_as_tuple(fault: Fault, found: re.Match[str], axes: Axes) -> str:
    if "rand" not in fault.expression:
        return "A tuple stands where one whole number is wanted."
    return (
        "np.random.randn and rand take the sizes one by one, randn(rows, columns), not as a "
        "tuple in brackets of its own."
    )


def _integers(fault: Fault, found: re.Match[str], axes: Axes) -> str:
    return (
        "An array of integers is changed in place by decimals, which it cannot hold: make it "
        "float first, or write w = w - … instead of w -= …"
    )


def _fixed(text: str) -> Callable[[Fault, re.Match[str], Axes], str]:
    return lambda fault, found, axes: found.expand(text)


def _index(fault: Fault, found: re.Match[str], axes: Axes) -> str:
    size = int(found[3])
    counted = f"{size} {axes[size]}" if size in axes and size > 1 else f"{size} entries"
    return f"Index {found[1]} is beyond the end of axis {found[2]}: that has {counted}, from 0 on."


_RULES: Final = (
    _Rule("shape", "ValueError", r"core dimension|broadcast|not aligned|shape mismatch", _shapes),
    _Rule("shape", "ValueError", r"matmul: Input operand \d does not have enough", _shapes),
    _Rule("missing_key", "KeyError", r".+", _key),
    _Rule("local_name", "UnboundLocalError", r"variable '(\w+)'", _fixed(
        r"`\1` is used before it has a value: the line that gives it one comes later, or in a "
        r"branch that was not taken.")),
    _Rule("missing_name", "NameError", r"name '(\w+)'", _name),
    _Rule("truth_value", "ValueError", r"truth value of an array", _truth),
    _Rule("size_tuple", "TypeError", r"'tuple' object cannot be interpreted as an integer",
          _sizes_as_tuple),
    _Rule("zeros_sizes", "TypeError", r"Cannot interpret '.*' as a data type", _fixed(
        "np.zeros, ones and empty take the shape as one thing: np.zeros((rows, columns)), with two "
        "pairs of brackets. The second argument is the type.")),
    _Rule("axis_for_array", "TypeError", r"only integer scalar arrays can be converted to a scalar",
          _fixed("An array stands where one whole number belongs, as an axis, an index or a size. "
                 "np.max(a, axis) looks for the largest entry of one array; np.maximum(a, b) "
                 "compares two, entry by entry.")),
    _Rule("number_for_size", "TypeError",
          r"'(?:numpy\.)?(?:float\w*|list)' object cannot be interpreted as an integer", _fixed(
              "Whole numbers are wanted here, as sizes or as a count, and decimals come: is an "
              "array given in place of its shape, or is a division `/` where `//` is needed?")),
    _Rule("integer_array", r"\w*UFunc\w*|TypeError", r"Cannot cast ufunc .*to dtype\('u?int",
          _integers),
    _Rule("no_value", "TypeError", r"NoneType", _no_value),
    _Rule("no_value", "AttributeError", r"'NoneType'", _no_value),
    _Rule("endless_recursion", "RecursionError", r"", _fixed(
        "The function calls itself again and again, with nothing that ends it.")),
    _Rule("unpacking", "ValueError", r"not enough values to unpack \(expected (\d+), got (\d+)\)",
          _fixed(r"\1 names stand on the left, and \2 values come from the right: does the "
                 r"function called there return them all?")),
    _Rule("unpacking", "ValueError", r"too many values to unpack \(expected (\d+)", _fixed(
        r"More values come from the right than the \1 names on the left: which of them are "
        r"meant?")),
    _Rule("one_number", "TypeError", r"only (?:length-1|0-dimensional|size-1) arrays", _fixed(
        "math.exp, math.log, float and their like take one number: NumPy's np.exp and np.log "
        "take whole arrays.")),
    _Rule("array_for_a_number", "ValueError", r"setting an array element with a sequence", _fixed(
        "A whole array is put where one number belongs: the right side of this line has more "
        "than one entry.")),
    _Rule("boolean_minus", "TypeError", r"numpy boolean (?:subtract|negative)", _fixed(
        "True and False cannot be subtracted or negated with a minus: turn the comparison into "
        "numbers first, with .astype(float).")),
    _Rule("lost_axis", r"\w*AxisError", r"axis (\d) is out of bounds for array of dimension (\d)",
          _fixed(r"There is no axis \1: this array has \2, counted from 0. Is axis meant to be 0 "
                 r"or -1, or has an earlier sum or index taken an axis away?")),
    _Rule("bad_index", "IndexError",
          r"index (-?\d+) is out of bounds for axis (\d) with size (\d+)", _index),
    _Rule("missing_axis", "IndexError", r"tuple index out of range", _fixed(
        "An axis is asked for that the array does not have, such as .shape[1] of an array with one "
        "axis: the function must work for any number of axes.")),
    _Rule("missing_axis", "IndexError", r"too many indices for array: array is (\d)-dim", _fixed(
        r"More indices stand in the brackets than the array has axes: it has \1.")),
    _Rule("index_type", "IndexError", r"arrays used as indices must be of integer|only integers, "
          r"slices", _fixed("Only whole numbers can be indices: is a one-hot or decimal array used "
                            "where class labels are wanted?")),
    _Rule("tuple_for_dict", "TypeError",
          r"(tuple|list) indices must be integers or slices, not str", _fixed(
              r"A \1 is used like a dict: a function that returns two values gives a tuple, so "
              r"unpack it, a, b = f(…).")),
    _Rule("brackets", "TypeError", r"'(?:function|builtin_function_or_method|type)' object is not "
          r"subscriptable", _fixed("Square brackets stand behind a function: call it with round "
                                   "ones.")),
    _Rule("not_callable", "TypeError", r"'([\w.]+)' object is not callable", _fixed(
        r"A value of type \1 is called like a function: has a variable taken a function's name, "
        r"or is an operator missing before the bracket?")),
    _Rule("missing_argument", "TypeError", r"(\w+)\(\) missing \d+ required positional arguments?: "
          r"(.+)", _fixed(r"`\1` is called without \2.")),
    _Rule("too_many_arguments", "TypeError", r"(\w+)\(\) takes (.+) but (\d+) (?:was|were) given",
          _fixed(r"`\1` takes \2, and is called with \3.")),
    _Rule("unknown_argument", "TypeError", r"(\w+)\(\) got an unexpected keyword argument '(\w+)'",
          _fixed(r"`\1` has no argument called `\2`.")),
    _Rule("not_in_module", "AttributeError", r"(module '\w+') has no attribute '(\w+)'",
          _attribute),
    _Rule("list_for_array", "AttributeError", r"'(list|tuple|float|int)' object has no attribute "
          r"'(shape|T|dot|reshape|sum|mean|astype|copy)'", _fixed(
              r"A \1 has no `.\2`: make it an array first, with np.array.")),
    _Rule("dict_for_array", "AttributeError", r"'dict' object has no attribute '(shape|T|dot|\w+)'",
          _fixed(r"A dict has no `.\1`: take one of its arrays, by its key.")),
    _Rule("missing_attribute", "AttributeError", r"('[\w.]+' object) has no attribute '(\w+)'",
          _attribute),
    _Rule("list_arithmetic", "TypeError", r"can't multiply sequence by non-int|unsupported operand "
          r"type\(s\) for [-+*/@]+: '(?:list|tuple)'", _fixed(
              "A list does not calculate, an array does: make one with np.array.")),
    _Rule("dict_arithmetic", "TypeError", r"unsupported operand type\(s\) for .*'dict'", _fixed(
        "A dict does not calculate: take its arrays one by one, by their keys.")),
    _Rule("text_arithmetic", "TypeError", r"'str'", _fixed(
        "A text stands where a number or an array is wanted: is a key used in place of its "
        "value?")),
    _Rule("number_for_array", "TypeError", r"'(float|int|numpy.float64|numpy.int64)' object is not "
          r"(?:subscriptable|iterable)", _fixed(
              r"One number (\1) is used like an array or a list: was something summed up too "
              r"early, or is range() missing?")),
    _Rule("too_large_for_math", "OverflowError", r"math range error", _fixed(
        "math.exp fails where np.exp gives infinity: use NumPy's.")),
    _Rule("division_by_zero", "ZeroDivisionError", r"", _fixed(
        "A division by zero: is the number you divide by, perhaps a count, still 0?")),
)  # fmt: skip
