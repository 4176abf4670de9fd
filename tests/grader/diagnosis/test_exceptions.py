"""Exceptions told anew, each from code that really raises it."""

import pytest

from grader.diagnosis.exceptions import explain_fault
from grader.model import Asked, Fault, FaultKind, Operand
from grader.worker.local import LocalWorker

AXES = {5: "examples", 3: "inputs", 4: "hidden units"}
SETTING = """
import numpy as np
import math
X, W1, b1, A1 = np.ones((5, 3)), np.ones((3, 4)), np.ones((1, 4)), np.ones((5, 4))
whole = np.arange(6).reshape(2, 3)
params = {"W1": W1, "b1": b1}
def pair(): return X, W1
def forgets(): X
def two(a, b): return a
def f():
"""


def fault_of(body: str) -> Fault:
    """Run lines in a worker, as the body of a function."""
    text = SETTING + "\n".join(f"    {line}" for line in body.split("\n"))
    source = {"file": "a.py", "blocks": [("", text)], "path": ""}
    worker = LocalWorker({
        "op": "load", "main": "submission", "files": {"submission": source}, "functions": ["f"],
        "earlier": {}, "replaced": {}, "also": {}, "shared": {}, "homes": {}, "flat": True,
        "seed": 0, "lean": False, "seconds": 5.0, "allowed": ["numpy"], "inert": [],
        "refusal": "{module}", "stems": [],
    })  # fmt: skip
    fault = worker.call(Asked("f")).fault
    assert fault is not None
    return fault


@pytest.mark.parametrize(
    ("body", "name", "says"),
    [
        ("X @ W1.T", "shape", "X is (5 examples, 3 inputs), W1.T is (4 hidden units, 3 inputs)"),
        ("X @ W1.T", "shape", "X @ W1 needs no transpose"),
        ("A1 @ X", "shape", "A1 @ X needs the first one transposed"),
        ("np.dot(W1, X)", "shape", "the other way round"),
        ("np.dot(X, params['b1'])", "shape", "no transpose"),
        ("X * W1", "shape", "the matrix product is `@`"),
        ("X - A1", "shape", "Entry by entry"),
        ("return X @ W1 - b1.T", "shape", "(5 examples, 4 hidden units)"),
        ("params['w1']", "missing_key", "it has 'W1'"),
        ("params['cache']", "missing_key", "no key 'cache'"),
        ("return w1", "missing_name", "`W1` does"),
        ("return blahblah", "missing_name", "`blahblah` does not exist"),
        ("if X > 0: pass", "truth_value", "np.where"),
        ("max(0, X)", "truth_value", "np.maximum"),
        ("np.max(0, X)", "axis_for_array", "np.maximum"),
        ("np.zeros(3, 4)", "zeros_sizes", "two pairs of brackets"),
        ("np.zeros(X[0])", "number_for_size", "in place of its shape"),
        ("X @ W1 / X.sum(axis=1)", "shape", "keepdims=True"),
        ("X[W1]", "index_type", "Only whole numbers"),
        ("X.sum(axis=1).shape[1]", "missing_axis", "any number of axes"),
        ("np.random.randn((3, 4))", "size_tuple", "randn(rows, columns)"),
        ("global whole\nwhole -= 0.5 * whole", "integer_array", "make it float"),
        ("forgets() + 1", "no_value", "no `return`"),
        ("y = forgets()\ny['W1']", "no_value", "`y` is None"),
        ("f()", "endless_recursion", "calls itself"),
        ("a, b, c = pair()", "unpacking", "3 names"),
        ("a, = pair()", "unpacking", "than the 1 names"),
        ("math.exp(X)", "one_number", "np.exp"),
        ("X[0, 0] = b1", "array_for_a_number", "one number belongs"),
        ("-(X > 0)", "boolean_minus", "astype(float)"),
        ("X.sum(axis=0).sum(axis=1)", "lost_axis", "no axis 1"),
        ("for i in range(6): X[i]", "bad_index", "5 examples"),
        ("pair()['W1']", "tuple_for_dict", "unpack it"),
        ("np.zeros[3]", "brackets", "round"),
        ("X(3)", "not_callable", "called like a function"),
        ("two(1)", "missing_argument", "`two` is called without 'b'"),
        ("forgets(1)", "too_many_arguments", "takes 0 positional"),
        ("pair(lr=1)", "unknown_argument", "no argument called `lr`"),
        ("np.sigmoid(X)", "not_in_module", "nothing called `sigmoid`"),
        ("[1, 2].shape", "list_for_array", "np.array"),
        ("params.shape", "dict_for_array", "by its key"),
        ("[1, 2] - [0, 1]", "list_arithmetic", "an array does"),
        ("params - X", "dict_arithmetic", "by their keys"),
        ("for p in params: p - 1", "text_arithmetic", "a key used"),
        ("3.0[1]", "number_for_array", "One number"),
        ("for i in 5: pass", "number_for_array", "range()"),
        ("math.exp(1e4)", "too_large_for_math", "infinity"),
        ("1 / 0", "division_by_zero", "still 0"),
        ("print(u)\nu = 1", "local_name", "before it has a value"),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore::SyntaxWarning")
def test_exception_is_told_anew(body, name, says):
    mistake = explain_fault(fault_of(body), AXES)
    assert mistake is not None
    assert mistake.id == f"exception.{name}"
    assert says in mistake.says


@pytest.mark.parametrize(
    "body", ["raise ValueError('mine')", "assert False", "raise KeyboardInterrupt"]
)
def test_exception_of_ones_own_is_left_as_it_is(body):
    assert explain_fault(fault_of(body), AXES) is None


def test_fault_of_another_kind_is_left_as_it_is():
    assert explain_fault(Fault(FaultKind.TIMED_OUT), AXES) is None


def test_sizes_that_met_in_a_function_called_are_named():
    text = "matmul: Input operand 1 has a mismatch (size 4 is different from 3)"
    fault = Fault(FaultKind.RAISED, "ValueError", f"{text} core dimension", expression="g(X)")
    says = explain_fault(fault, AXES).says
    assert "In `g(X)` a matrix product finds a size of 4 (hidden units) where 3 (inputs)" in says


@pytest.mark.parametrize(
    ("kind", "text", "expression"),
    [
        ("IndexError", f"index 1 is out of bounds for axis 0 with size {'9' * 5000}", ""),
        ("ValueError", f"shapes ({'9' * 5000},) ({'9' * 5000},) not aligned", "a"),
        ("ValueError", f"core dimension: size {'9' * 5000} is different from 4", "a @ b"),
        ("ValueError", "operands could not be broadcast", "\0"),
        ("ValueError", "operands could not be broadcast", "(" * 100_000),
        ("ValueError", "operands could not be broadcast", "-" * 100_000 + "a"),
    ],
)
def test_exception_that_nobody_raises_so_is_told_or_not_and_ends_nothing(kind, text, expression):
    operands = (Operand("a", "ndarray", (3, 4)), Operand("b", "ndarray", (4, 3)))
    for known in ((), operands):
        explain_fault(
            Fault(FaultKind.RAISED, kind, text, expression=expression, operands=known), AXES
        )
