"""What of a notebook's cells is needed to make its functions."""

import pytest

from grader.learn.notebooks.slicing import kept_text, sliced, statements_of


def keep(text, *wanted, once=()):
    """Slice a text; return what is left of it, without empty lines."""
    kept = kept_text(text, sliced(statements_of(text, None), wanted, once))
    return [line for line in kept.split("\n") if line]


F = "def f(x): return np.sum(x) * SCALE"


def test_needed_imports_and_globals_are_kept():
    text = f"import numpy as np\nimport os\nSCALE = other()\ndef other(): return 2\nX = 3\n{F}"
    assert keep(text, "f") == [
        line for line in text.split("\n") if line not in ("import os", "X = 3")
    ]


@pytest.mark.parametrize(
    "work",
    [
        "params = train(5000)",
        "for epoch in range(5000): params = f(epoch)",
        "print(f(np.zeros(3)))",
        "np.random.seed(0)",
        "np.sum = None",
    ],
)
def test_work_that_no_function_needs_is_left_out(work):
    assert keep(f"import numpy as np\nSCALE = 2\n{work}\n{F}", "f") == [
        "import numpy as np",
        "SCALE = 2",
        F,
    ]


@pytest.mark.parametrize(
    "work",
    [
        "SCALE += 1",
        "SCALE[0] = 1",
        "SCALE.append(2)",
        "for i in range(3): SCALE.append(i)",
        "if True: SCALE = 4",
        "del SCALE",
        "with open('x') as SCALE: pass",
        "from mine import *",
        "SCALE, other = 1, 2",
    ],
)
def test_what_makes_or_changes_a_needed_value_is_kept(work):
    assert work in keep(f"SCALE = []\n{work}\n{F}", "f")


def test_lambda_alias_and_decorator_are_kept():
    text = "def g(x): return x\nf = lambda x: g(x)\nh = f\n@g\ndef k(): pass\nother = 1"
    assert keep(text, "h", "k") == text.split("\n")[:-1]


def test_own_names_of_functions_are_no_needs():
    text = "X = 1\nparams = 2\ndef f(X):\n    params = X\n    return params"
    assert keep(text, "f") == text.split("\n")[2:]


def test_only_the_last_definition_counts_of_a_name_so_asked():
    text = "def f(): return 1\ndef g(): return f()\ndef f(): return 2"
    assert keep(text, "g", once=["f"]) == text.split("\n")[1:]
    assert keep(text, "g") == text.split("\n")


def test_cell_is_read_as_far_as_it_ran():
    text = "def f(): pass\n1 / 0\ndef g(): pass"
    assert [one.first for one in statements_of(text, 2)] == [1]
    assert statements_of("def f(:", None) is None


def test_await_at_the_top_does_no_harm():
    assert keep("x = await g()\ndef g(): pass\ndef f(): return x", "f") == [
        "x = await g()",
        "def g(): pass",
        "def f(): return x",
    ]


def test_lines_stay_where_they_are():
    text = "import os\n\n\nprint(1)\n@g\ndef f():\n    pass"
    assert kept_text(text, sliced(statements_of(text, None), ["f"], ())) == (
        "\n\n\n\n@g\ndef f():\n    pass"
    )
