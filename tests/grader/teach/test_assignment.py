"""The gradebook knows what `grade class` was told."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.model import UsageProblem
from grader.policy import load_policy
from grader.teach.assignment import Assignment
from grader.teach.grading import Setting


@pytest.mark.parametrize("course", [None, Path("/somewhere/else")])
def test_what_was_noted_is_read_back(book, course):
    assignment = Assignment(Path("/class"), Setting(course, ("one",), 7), "{student}/x")
    assignment.note(book)
    assert Assignment.noted(book) == assignment


def test_policy_is_read_anew(book, tiny):
    file = tiny.root / "grading.toml"
    file.write_text("[points]\ntwo = 10\n")
    setting = Setting(tiny.root, ("two",), policy=load_policy(file, tiny.course))
    Assignment(Path("/class"), setting, policy=file).note(book)
    assert Assignment.noted(book).setting == setting
    file.write_text("[points]\ntwo = 20\n")
    assert Assignment.noted(book).setting.policy.points == {"two": 20}


def test_gradebook_of_nothing_says_so(book):
    with pytest.raises(UsageProblem, match="does not say what was graded"):
        Assignment.noted(book)


def test_edition_has_the_steps_that_are_graded(book, tiny):
    assignment = Assignment(tiny.work, Setting(tiny.root, ("two",)))
    edition = assignment.edition(book, tiny.course, lambda: datetime(2026, 12, 1, tzinfo=UTC))
    assert edition.steps == {"two": "Triple"}
    other = replace(assignment, setting=replace(assignment.setting, seed=1))
    now = datetime(2026, 12, 2, tzinfo=UTC)
    assert other.edition(book, tiny.course, lambda: now).number == edition.number + 1
