"""Reports and outcomes made of what they say, without grading anything."""

from datetime import UTC, datetime, timedelta

import pytest

from grader.model import Cause, Code, Mistake, Report, Status, StepReport, Verdict
from grader.teach.gradebook import Gradebook
from grader.teach.job import Ending, Outcome

from .running import class_of, deadly, run_class  # noqa: F401 - fixtures

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
NO_MEAN = Mistake("one.no_mean", "The mean is missing.")


def verdict(name, status="pass", worth=2.0, **more):
    """Make a verdict; one that does not pass has a cause."""
    cause = more.pop("cause", "spread([1, 2]) is wrong")
    because = None if status == "pass" else Cause(Code.WRONG_VALUE, cause, "1", "2", 3)
    return Verdict(
        f"one.{name}", "spread", f"{name} holds", Status(status), worth, 0.0, because, **more
    )


def report_of(*checks, sha256="a" * 64):
    """Make a report on one step; two checks of which one fails, if none are given."""
    checks = checks or (verdict("a"), verdict("b", "fail", 1.0, mistake=NO_MEAN))
    return Report("x", sha256, 0, ("process",), 1.0, (StepReport("one", "One", "one.py", checks),))


@pytest.fixture
def book(tmp_path):
    """An empty gradebook."""
    with Gradebook(tmp_path / "gradebook.sqlite", create=True) as book:
        yield book


@pytest.fixture
def enter(book):
    """Enter a result: ``enter("ada", verdict(…), …)``; ``says=`` makes one without a report."""

    def enter(student, *checks, edition=1, sha256="a" * 64, says="", at=0, **more):
        found = book.edition(f"d{edition}", "Numbers", "1.0", {"one": "One"}, NOON)
        report = None if says else report_of(*checks, sha256=sha256)
        ending = Ending.UNREADABLE if says else Ending.GRADED
        outcome = Outcome(student, student, sha256, ending, says=says, report=report, **more)
        book.add(found, outcome, NOON + timedelta(hours=at))
        return found

    return enter
