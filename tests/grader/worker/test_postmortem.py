"""What is told of an expression that failed."""

import numpy as np
import pytest

from grader.worker.postmortem import failed_expression, near_names

SETTING = "X, W1, cache = np.ones((5, 3)), np.ones((3, 4)), {'A1': np.ones((5, 4))}\n"


def failing(line):
    source = f"def f():\n    {SETTING}    {line}\n"
    names = {"np": np}
    exec(compile(source, "<f>", "exec"), names)
    try:
        names["f"]()
    except Exception as error:
        traceback = error.__traceback__.tb_next
        return error, traceback, source
    raise AssertionError("it did not fail")


@pytest.mark.parametrize(
    ("line", "expression", "operands"),
    [
        ("y = 1 + X @ W1.T", "X @ W1.T", [("X", [5, 3]), ("W1.T", [4, 3])]),
        ("y = X @ W1 - (X - cache['A1'])", "X - cache['A1']",
         [("X", [5, 3]), ("cache['A1']", [5, 4])]),
        ("b, k = 0.9, 'A1'\n    y = b * cache[k] + (1 - b) * X", "b * cache[k] + (1 - b) * X",
         [("b * cache[k]", [5, 4]), ("(1 - b) * X", [5, 3])]),
        ("y = np.dot(X, X)", "np.dot(X, X)", [("np", None), ("X", [5, 3]), ("X", [5, 3])]),
        ("y = 'ü' * 3 + X", "'ü' * 3 + X", [("X", [5, 3])]),
        ("y = (X +\n      cache['A1'])", "X + cache['A1']",
         [("X", [5, 3]), ("cache['A1']", [5, 4])]),
    ],
)  # fmt: skip
def test_just_what_failed_is_told_with_its_shapes(line, expression, operands):
    _, traceback, source = failing(line)
    text, told = failed_expression(traceback, source)
    assert text == expression
    assert [(name, shape) for name, _, shape in told] == operands


def test_nothing_of_the_learners_is_called_again():
    line = "calls = []; f = lambda: calls.append(1) or X; y = f() @ X; raise ValueError"
    _, traceback, source = failing(line)
    assert [name for name, _, _ in failed_expression(traceback, source)[1]] == ["X"]


@pytest.mark.parametrize("source", ["", "one line", "def f(:\n" * 9])
def test_source_that_does_not_fit_tells_nothing(source):
    _, traceback, _ = failing("X @ X")
    assert failed_expression(traceback, source)[1] == []


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("cache['a_1']", ["A1"]),
        ("cache['bias']", []),
        ("cach", ["cache"]),
        ("np.maximun(X, 0)", ["maximum"]),
        ("X.meen()", ["mean"]),
        ("1 / 0", []),
    ],
)
def test_near_name_is_found_among_those_that_exist(line, near):
    assert near_names(*failing(line))[:1] == near[:1]
