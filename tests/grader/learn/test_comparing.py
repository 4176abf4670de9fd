"""The learner's functions beside the reference's."""

import pytest

from grader.learn.comparing import pairs
from grader.submission import open_submission


@pytest.fixture
def own(tiny):
    """What is shown as the learner's own, by function."""

    def own(text):
        found = pairs(tiny.course, tiny.one, tiny.submission(one=text))
        return {pair.function: pair.own for pair in found}

    return own


def test_pairs_come_in_the_order_of_the_course_and_without_docstrings(tiny):
    text = "def double(x):\n    return x + x\n\ndef spread(x):\n    return x.max() - x.mean()\n"
    found = list(pairs(tiny.course, tiny.one, tiny.submission(one=text)))
    assert [pair.function for pair in found] == ["spread", "double"]
    assert found[0].own == "def spread(x):\n    return x.max() - x.mean()"
    assert found[0].reference == "def spread(x):\n    return np.max(x) - np.mean(x)"
    assert found[1].reference == "def double(x):\n    return 2 * x"


@pytest.mark.parametrize(
    "made",
    [
        "double = lambda x: 2 * x",
        "class double:\n    def __new__(cls, x):\n        return 2 * x",
        "class Net:\n    def double(self, x):\n        return 2 * x\ndouble = Net().double",
        "if True:\n    def double(x):\n        return 2 * x",
        "from functools import partial\ndouble = partial(int.__mul__, 2)",
        "",
    ],
)
def test_what_is_not_made_by_def_has_no_own_text(own, made):
    assert own(made)["double"] == ""


def test_last_definition_counts(own):
    text = "def double(x):\n    return x\n\n\ndef double(x):\n    return 2 * x\n"
    assert own(text)["double"] == "def double(x):\n    return 2 * x"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('def double(x):\n    "Once."\n    "Twice."\n    return 2 * x',
         'def double(x):\n    "Twice."\n    return 2 * x'),
        ('def double(x):\n    """One.\n\n    Two lines.\n    """\n\n    return 2 * x',
         "def double(x):\n\n    return 2 * x"),
        ('def double(\n    x,\n):\n    """Twice."""\n    # why\n    return 2 * x  # é',
         "def double(\n    x,\n):\n    # why\n    return 2 * x  # é"),
        ('def double(x):\n    def two():\n        "Two."\n        return 2\n    return two() * x',
         'def double(x):\n    def two():\n        "Two."\n        return 2\n    return two() * x'),
        ("def double(x): return 2 * x", "def double(x): return 2 * x"),
        ('def double(x): "Twice."; return 2 * x', 'def double(x): "Twice."; return 2 * x'),
        ('def double(x):\n    """Twice."""; return 2 * x',
         'def double(x):\n    """Twice."""; return 2 * x'),
        ('def double(x):\n    f"""{x}"""\n    return 2 * x',
         'def double(x):\n    f"""{x}"""\n    return 2 * x'),
        ("import functools\n@functools.cache\ndef double(x):\n    return 2 * x",
         "def double(x):\n    return 2 * x"),
    ],
    ids=["once", "many lines", "long signature", "inner", "one line", "one line with docstring",
         "on the docstring's line", "f-string", "decorated"],
)  # fmt: skip
def test_only_the_docstring_is_taken_out(own, text, shown):
    assert own(text)["double"] == shown


def test_function_is_found_under_its_other_name(tiny, own):
    line = 'double = "twice x"'
    tiny.edit("reference/course.toml", line, f'{line}\n[step.also]\ndouble = "twice"')
    assert own("def twice(x):\n    return 2 * x")["double"] == "def twice(x):\n    return 2 * x"
    both = "def double(x):\n    return x + x\ndef twice(x):\n    return 2 * x"
    assert own(both)["double"] == "def double(x):\n    return x + x"


def test_file_that_does_not_parse_has_no_own_text(own):
    assert own("def double(x:\n    return 2 * x\n") == {"spread": "", "double": ""}


def test_step_without_a_file_has_no_own_text(tiny):
    submission = tiny.submission()
    (tiny.work / "one_numbers.py").unlink()
    submission = open_submission(tiny.work, tiny.course)
    assert [pair.own for pair in pairs(tiny.course, tiny.one, submission)] == ["", ""]


def test_notebook_with_a_cell_that_does_not_parse_shows_the_other_cells(tiny, notebook):
    submission = notebook(
        "def double(x):\n    return x + x", "what now", "def spread(x):\n    pass"
    )
    found = {pair.function: pair.own for pair in pairs(tiny.course, tiny.one, submission)}
    assert found == {
        "double": "def double(x):\n    return x + x",
        "spread": "def spread(x):\n    pass",
    }


def test_last_cell_counts(tiny, notebook):
    submission = notebook("def double(x):\n    return x", "def double(x):\n    return x + x")
    found = {pair.function: pair.own for pair in pairs(tiny.course, tiny.one, submission)}
    assert found["double"] == "def double(x):\n    return x + x"
