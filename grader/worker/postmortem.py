"""What stood on the two sides of an expression that failed: names and shapes, never values.

Python knows the columns of the instruction that raised, so that of a long line just the failing
product can be shown. Only names, attributes such as ``.T`` and items of dicts are looked up:
nothing of the learner's is called again, and what may be a learner's object is not asked.
"""

import ast
import difflib
from collections.abc import Iterable
from types import FrameType, ModuleType, TracebackType
from typing import Any, Final

import numpy as np

from grader.worker.kinds import bare_name, is_a, names_of

MAX_TEXT: Final = 80
MAX_WORDS: Final = 2_000
"""Names that are compared with the one that was looked for in vain."""

MAX_OPERANDS: Final = 4

Operand = tuple[str, str, "list[int] | None"]
"""Source text, type name, and shape if it is an array."""


def failed_expression(traceback: TracebackType, source: str) -> tuple[str, list[Operand]]:
    """Return the text of the expression that raised, and its operands that can be told.

    Parameters
    ----------
    source : str
        Text of the block whose code the traceback's frame runs.
    """
    node = _failed_node(traceback, source)
    if node is None:
        return "", []
    told = [_operand(item, traceback.tb_frame) for item in _operands(node)[:MAX_OPERANDS]]
    return ast.unparse(node), [operand for operand in told if operand is not None]


def near_names(error: BaseException, traceback: TracebackType, source: str) -> list[str]:
    """Return names that are there, and near to the one that was looked for in vain."""
    frame = traceback.tb_frame
    known: Iterable[str] = ()
    name: object = None
    if is_a(error, NameError):
        name = _name_of(error)
        known = (*names_of(frame.f_locals), *names_of(frame.f_globals))
    elif is_a(error, AttributeError):
        name, owner = _attribute_of(error), _owner_of(error)
        known = dir(np.ndarray) if type(owner) is np.ndarray else _names_in(owner)
    elif is_a(error, KeyError):
        name, known = next(iter(_args_of(error)), None), _keys(traceback, source)
    if type(name) is not str or len(name) > MAX_TEXT:
        return []
    words = [word for word in known if len(word) <= MAX_TEXT and not word.startswith("__")]
    folded = {word.lower().replace("_", ""): word for word in words[:MAX_WORDS]}
    near = difflib.get_close_matches(name.lower().replace("_", ""), folded, n=2, cutoff=0.6)
    return [folded[word] for word in near]


_name_of = vars(NameError)["name"].__get__
_attribute_of = vars(AttributeError)["name"].__get__
_owner_of = vars(AttributeError)["obj"].__get__
_args_of = vars(BaseException)["args"].__get__
"""A learner's exception may have properties of the same names."""


def _names_in(owner: object) -> Iterable[str]:
    return names_of(owner) if is_a(owner, ModuleType) else ()


def _keys(traceback: TracebackType, source: str) -> Iterable[str]:
    """Return the keys of the dict that lacked one."""
    node = _failed_node(traceback, source)
    owner = _value(node.value, traceback.tb_frame) if isinstance(node, ast.Subscript) else None
    return names_of(owner) if type(owner) is dict else ()


def _failed_node(traceback: TracebackType, source: str) -> ast.expr | None:
    segment = _segment(traceback, source)
    if len(segment) > MAX_TEXT:
        return None
    try:
        return ast.parse(f"({segment})", mode="eval").body  # in brackets it may have several lines
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _segment(traceback: TracebackType, source: str) -> str:
    positions = list(traceback.tb_frame.f_code.co_positions())
    at = traceback.tb_lasti // 2
    if at >= len(positions):
        return ""
    first, last, start, end = positions[at]
    if first is None or last is None or start is None or end is None:
        return ""
    lines = [line.encode() for line in source.split("\n")[first - 1 : last]]
    if not lines:
        return ""
    lines[-1] = lines[-1][:end]  # the end first: it may be the same line
    lines[0] = lines[0][start:]
    return b"\n".join(lines).decode("utf-8", "replace")


def _operands(node: ast.expr) -> list[ast.expr]:
    match node:
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.Call(func=ast.Attribute(value=value), args=args):
            return [value, *args]
        case ast.Call(args=args):
            return list(args)
        case ast.Subscript(value=value, slice=key):
            return [value, key]
        case ast.Compare(left=left, comparators=others):
            return [left, *others]
        case ast.Attribute(value=value):
            return [value]
    return [node]


_UNKNOWN: Final = object()
_UNKNOWN_NUMBER: Final = object()


def _operand(node: ast.expr, frame: FrameType) -> Operand | None:
    value = _value(node, frame)
    if value is _UNKNOWN or value is _UNKNOWN_NUMBER:
        return None
    shape = list(np.ndarray.shape.__get__(value)) if is_a(value, np.ndarray) else None
    return ast.unparse(node), bare_name(type(value)), shape


def _value(node: ast.expr, frame: FrameType) -> Any:
    """Look a value up without running anything of the learner's."""
    match node:
        case ast.Name(id=name):
            return (names_of(frame.f_globals) | names_of(frame.f_locals)).get(name, _UNKNOWN)
        case ast.Attribute(value=inner, attr="T"):
            array = _value(inner, frame)
            return array.transpose() if type(array) is np.ndarray else _UNKNOWN
        case ast.Subscript(value=inner, slice=ast.Constant() | ast.Name() as key):
            mapping, name = _value(inner, frame), _value(key, frame)
            known = type(mapping) is dict and type(name) is str
            return names_of(mapping).get(name, _UNKNOWN) if known else _UNKNOWN
        case ast.BinOp(op=ast.Sub() | ast.Add(), left=left, right=right):
            plain = all(_is_number(_value(side, frame)) for side in (left, right))
            return _UNKNOWN_NUMBER if plain else _UNKNOWN
        case ast.BinOp(op=ast.Mult() | ast.Div(), left=left, right=right):
            return _scaled(_value(left, frame), _value(right, frame))
        case ast.Constant(value=value):
            return value
    return _UNKNOWN


def _scaled(left: Any, right: Any) -> Any:
    """Return an array that is multiplied by a number: its shape is all that is wanted."""
    for array, number in ((left, right), (right, left)):
        if type(array) is np.ndarray and (_is_number(number) or number is _UNKNOWN_NUMBER):
            return array
    return _UNKNOWN_NUMBER if _is_number(left) and _is_number(right) else _UNKNOWN


def _is_number(value: object) -> bool:
    return type(value) is int or type(value) is float  # `in` would compare with a strange class
