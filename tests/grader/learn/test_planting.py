"""One small edit in a program, and not a letter besides."""

import ast
import io
import random
import tokenize
from pathlib import Path

import pytest

from grader.course import find_course
from grader.learn.planting import planted

REFERENCE = Path(__file__).resolve().parents[3] / "reference"
STEPS = find_course().steps
HEAD, TAIL = "import numpy as np\n\n\ndef f(a, b):\n    return ", "\n\n\nAFTER = 'é' - 1  # a - b\n"


def copies(text, functions=("f",), seed=0):
    return list(planted(text, functions, random.Random(seed)))


def edits(expression):
    """What stands in the place of an expression, with all that surrounds it as it was."""
    found = copies(HEAD + expression + TAIL)
    assert all(copy.startswith(HEAD) and copy.endswith(TAIL) for copy in found)
    return sorted(copy[len(HEAD) : -len(TAIL)] for copy in found)


@pytest.mark.parametrize(
    ("expression", "instead"),
    [
        ("a / b", ["a"]),
        ("a - b", ["(b - a)", "a + b"]),
        ("a * b", ["a", "b"]),
        ("a + b", ["a"]),
        ("a ** b", ["a"]),
        ("a * a", ["a"]),
        ("a.T", ["a"]),
        ("np.mean(a)", ["np.sum(a)"]),
        ("np.sum(a)", ["np.mean(a)"]),
        ("np.maximum(a, 0)", ["np.minimum(a, 0)"]),
        ("np.sqrt(a)", ["np.square(a)"]),
        ("np.zeros(3)", ["np.ones(3)"]),
        ("a.g(axis=0)", ["a.g(axis=1)"]),
        ("a.g(axis=1)", ["a.g(axis=0)"]),
        ("a.g(keepdims=True)", ["a.g(keepdims=False)"]),
        ('a["A1"]', ["a['Z1']"]),
        ('a["W2"]', ["a['W1']"]),
        ("-a", ["a"]),
        ("a > b", ["a < b"]),
    ],
)
def test_each_kind_of_edit_is_made(expression, instead):
    assert edits(expression) == instead


def test_update_goes_the_wrong_way():
    text = "def f(a, b):\n    a -= b  # down\n    return a\n"
    assert copies(text) == [text.replace("-=", "+=")]


@pytest.mark.parametrize(
    "expression",
    ["a @ b", "a // b", "a < b", "a >= b", "np.exp(a)", "a.g(axis=None)", "a.g(keepdims=False)",
     'a["other"]', "a", "np.T.mean", '"A1 + A2"', "not a", "a[0]"],
)  # fmt: skip
def test_what_learners_do_not_mistake_is_left_alone(expression):
    assert [copy for copy in edits(expression) if copy not in ("np.mean", "np")] == []


@pytest.mark.parametrize(
    ("expression", "instead"),
    [
        ("g('é — ∂', a - b)", ["g('é — ∂', (b - a))", "g('é — ∂', a + b)"]),
        ("g('𝛿', '𝛿') + á.T", ["g('𝛿', '𝛿')", "g('𝛿', '𝛿') + á"]),
        ("(  # why: é\n    a  -  b)", ["(  # why: é\n    (b - a))", "(  # why: é\n    a + b)"]),
        ("g(\n\ta /\\\n\tb, 'é')  # a / b", ["g(\n\ta, 'é')  # a / b"]),
        ("g('\x0c\u2028\x85', a / b)", ["g('\x0c\u2028\x85', a)"]),
    ],
    ids=["accents", "outside of the first plane", "comment", "tabs", "odd line ends"],
)
def test_edit_stands_where_it_belongs(expression, instead):
    assert edits(expression) == instead


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_stay(end):
    """A submission is read with plain ones; a text with others loses nothing all the same."""
    text = "# é\ndef f(a, b):\n    c = 1\n    return a / b\n".replace("\n", end)
    assert copies(text) == [text.replace("a / b", "a")]


def test_only_the_named_functions_are_touched():
    text = (
        "X = 1 / 2\n\ndef f(a):\n    return a / 2\n\ndef g(a):\n    return a / 3\n\n"
        "class C:\n    def f(a):\n        return a / 4\n"
    )
    assert copies(text) == [text.replace("a / 2", "a")]
    assert sorted(copies(text, ["f", "g"])) == sorted(
        [text.replace("a / 2", "a"), text.replace("a / 3", "a")]
    )
    assert copies(text, ["h"]) == copies(text, []) == []


@pytest.mark.parametrize(
    "text",
    ['def f(a=1 / 2):\n    "A1"\n    return a\n', "@g(1 / 2)\ndef f(a) -> 1 / 2:\n    return a\n",
     'def f(a):\n    """a - b"""\n'],
)  # fmt: skip
def test_docstring_defaults_and_decorators_are_no_body(text):
    assert copies(text) == []


@pytest.mark.parametrize(
    "text",
    ["", "def f(:\n", "def f(a):\n\treturn a\n        return a / 2\n", "f(1 / 2", "\0", "é("],
)
def test_text_that_is_no_program_gives_nothing(text):
    assert copies(text) == []


def test_order_comes_from_the_seed():
    text = HEAD + "a / b - a.T * np.mean(b, axis=0)" + TAIL
    assert copies(text) == copies(text)
    assert {tuple(copies(text, seed=n)) for n in range(9)} != {tuple(copies(text))}
    assert sorted(copies(text, seed=1)) == sorted(copies(text, seed=2))
    assert len(set(copies(text))) == len(copies(text))


def comments(text):
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]


def pieces(text):
    """The top-level statements of a program and what stands between them, and its docstrings."""
    nodes = ast.parse(text).body
    found = [ast.get_source_segment(text, node) for node in nodes]
    functions = [n for n in nodes if isinstance(n, ast.FunctionDef)]
    between = text
    for piece in found:
        between = between.replace(piece, "\0", 1)
    return nodes, found, between, [ast.get_docstring(node, clean=False) for node in functions]


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS, ids=[step.id for step in STEPS])
def test_each_step_can_be_broken_inside_of_its_functions_alone(step):
    text = (REFERENCE / f"{step.stem}.py").read_text(encoding="utf-8")
    nodes, right, between, docstrings = pieces(text)
    found = copies(text, step.functions)
    assert found
    for copy in found[:30]:  # in random order
        _, wrong, *rest = pieces(copy)
        assert rest == [between, docstrings]
        assert comments(copy) == comments(text)
        (node,) = [n for n, old, new in zip(nodes, right, wrong, strict=True) if old != new]
        assert node.name in step.functions
