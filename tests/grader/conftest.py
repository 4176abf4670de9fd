"""A course of two steps that has nothing to do with networks, and well-known mistakes of one."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.course import load_course
from grader.submission import open_submission

TOML = """
title = "Numbers"
[imports]
allowed = ["numpy"]
inert = []
refused = "Not {module}: by hand."
[limits]
call_seconds = 5.0
step_seconds = 20.0
memory_mib = 1024
[[step]]
id = "one"
stem = "one_numbers"
title = "Numbers"
points = 3
needs = []
hints = ["the first of one", "the second of one", "the last of one"]
[step.functions]
spread = "the largest minus the mean"
double = "twice x"
[[step]]
id = "two"
stem = "two_triple"
title = "Triple"
points = 1
needs = ["one"]
hints = ["x, x and x"]
[step.functions]
triple = "three times x"
"""
ONE = '''"""Numbers."""

import numpy as np


def spread(x):
    """Return the largest minus the mean."""
    return np.max(x) - np.mean(x)


def double(x):
    """Return 2 * x."""
    return 2 * x
'''
TWO = "def triple(x):\n    return 3 * x\n"
HIDDEN_ONE = """
import numpy as np
from one_numbers import spread

from grader.judge.api import check

X = np.array([1.0, 2.0, 6.0, 4.5])

@check("spread", points=1)
def test_spread_of_four(learner):
    learner.call("spread", X).is_number(spread(X))

@check("spread", points=1)
def test_spread_of_negative_numbers(learner):
    learner.call("spread", -X).is_number(spread(-X))

@check("double", points=1)
def test_double_of_three(learner):
    learner.call("double", 3).is_number(6)
"""
HIDDEN_TWO = """
from grader.judge.api import check

@check("triple", points=1)
def test_triple_of_three(learner):
    learner.call("triple", 3).is_number(9)
"""
MISTAKES = '''
import numpy as np

from grader.diagnosis.api import Slip

SLIPS = (
    Slip("spread.sum", "mean", "The mean is a sum here.", ("a nudge", "nearly all of it")),
    Slip("spread.turned", "sign", "The sign is turned.", ("which is larger?",)),
    Slip("spread.added", "sign", "The mean is added."),
    Slip("double.once", "factor", "x comes back as it is."),
    Slip("double.two", "factor", "2 comes back, whatever x is."),
)

def spread(made, x):
    """Return the largest minus the mean."""
    mean = np.sum(x) if made("sum") else np.mean(x)
    if made("turned"):
        return mean - np.max(x)
    return np.max(x) + mean if made("added") else np.max(x) - mean

def double(made, x):
    """Return twice x."""
    return x if made("once") else 2 if made("two") else 2 * x
'''


@dataclass(frozen=True)
class Tiny:
    """The course on disk, to be edited before it is loaded, and submissions to it."""

    root: Path
    work: Path

    mistakes = "reference/mistakes/one_numbers.py"
    hidden = "tests/hidden/test_one_numbers.py"

    @property
    def course(self):
        """The course as it is now."""
        return load_course(self.root)

    @property
    def one(self):
        """The step with mistakes."""
        return self.course.step("one")

    def edit(self, name, old, new):
        """Change a file of the course."""
        text = (self.root / name).read_text()
        assert old in text
        (self.root / name).write_text(text.replace(old, new, 1))

    def submission(self, one=ONE, two=TWO):
        """Hand in a folder."""
        (self.work / "one_numbers.py").write_text(one)
        (self.work / "two_triple.py").write_text(two)
        return open_submission(self.work, self.course)

    def flat(self, text):
        """Hand in one file."""
        (self.work / "all.py").write_text(text)
        return open_submission(self.work / "all.py", self.course)


FILES = {
    "exercises/README.md": "",
    "reference/course.toml": TOML,
    "reference/one_numbers.py": ONE,
    "reference/two_triple.py": TWO,
    Tiny.mistakes: MISTAKES,
    Tiny.hidden: HIDDEN_ONE,
    "tests/hidden/test_two_triple.py": HIDDEN_TWO,
}


@pytest.fixture
def tiny(tmp_path):
    """Lay out the course and a folder to work in."""
    root, work = tmp_path / "course", tmp_path / "work"
    work.mkdir()
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return Tiny(root, work)


@pytest.fixture
def notebook(tiny):
    """Hand in code cells as a notebook."""

    def notebook(*cells):
        path = tiny.work / "all.ipynb"
        code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
        content = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}}
        content["cells"] = [{**code, "id": f"c{n}", "source": c} for n, c in enumerate(cells)]
        path.write_text(json.dumps(content))
        return open_submission(path, tiny.course)

    return notebook
