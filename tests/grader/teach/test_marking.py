"""What the gradebook has not is graded, and is in it the moment it is there."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from grader.model import Report, Status, StepReport, UsageProblem, Verdict
from grader.teach.finding import find_all
from grader.teach.gradebook import Gradebook
from grader.teach.job import Ending, Outcome
from grader.teach.marking import Marking

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
CHECK = Verdict("one.a", "spread", "a holds", Status.PASS, 2.0)
STEPS = (StepReport("one", "One", "one.py", (CHECK,)),)


class FakeCrew:
    """Does each job at once, and remembers whose it was; it may end in what it is told to."""

    def __init__(self, stop_after=99, error=KeyboardInterrupt, endings=None):
        self.done, self.closed = [], False
        self._stop_after, self._error, self._endings = stop_after, error, endings or {}

    def outcomes(self, jobs):
        try:
            for job in jobs:
                if len(self.done) == self._stop_after:
                    raise self._error
                self.done.append(job.student)
                ending = self._endings.get(job.student, Ending.GRADED)
                report = Report(job.place, job.sha256, 0, (), 1.0, STEPS)
                says = "" if ending is Ending.GRADED else "why"
                yield Outcome(
                    job.student, job.place, job.sha256, ending, says=says,
                    report=None if says else report,
                )  # fmt: skip
        finally:
            self.closed = True


class Clock:
    """Jumps back an hour whenever it is looked at."""

    time = NOW

    def __call__(self):
        self.time -= timedelta(hours=1)
        return self.time


@pytest.fixture
def group(tiny):
    """Three submissions, and something that is none."""
    for name in ("ada", "bob", "cy"):
        (tiny.work / name).mkdir()
        (tiny.work / name / "one_numbers.py").write_text(f"# {name}\n")
    (tiny.work / "dan.docx").write_text("x")
    return tiny


@pytest.fixture
def book(tmp_path):
    with Gradebook(tmp_path / "book.sqlite", create=True) as book:
        yield book


@pytest.fixture
def mark(group, book):
    """Mark the class, in an edition that a word names."""

    def mark(crew, edition="d1", again=(), tell=lambda tally: None):
        found = book.edition(edition, "Numbers", "1", {}, NOW)
        marking = Marking(group.work, group.course, book, found, Clock(), again)
        return marking.mark(find_all(group.work), crew, tell)

    return mark


def test_all_are_graded_and_what_is_unreadable_has_its_reason(mark, book):
    crew = FakeCrew()
    tally = mark(crew)
    assert crew.done == ["ada", "bob", "cy"]
    assert dict(tally.endings) == {Ending.GRADED: 3, Ending.UNREADABLE: 1}
    entries = list(book.entries(book.editions()[0]))
    assert [entry.outcome.student for entry in entries] == ["ada", "bob", "cy", "dan"]
    assert "no submission" in entries[3].outcome.says


def test_nothing_is_graded_twice(mark):
    mark(FakeCrew())
    crew = FakeCrew()
    assert mark(crew).known == 4
    assert crew.done == []


def test_stopped_midway_it_goes_on_where_it_was(mark):
    stopped = FakeCrew(stop_after=1)
    with pytest.raises(KeyboardInterrupt):
        mark(stopped)
    crew = FakeCrew()
    assert mark(crew).known == 1
    assert crew.done == ["bob", "cy"]


def test_what_was_changed_is_graded_anew(mark, group):
    mark(FakeCrew())
    (group.work / "bob" / "one_numbers.py").write_text("# better\n")
    crew = FakeCrew()
    mark(crew)
    assert crew.done == ["bob"]


def test_another_edition_is_graded_anew(mark):
    mark(FakeCrew())
    crew = FakeCrew()
    mark(crew, "d2")
    assert crew.done == ["ada", "bob", "cy"]


def test_who_is_named_is_graded_again(mark):
    mark(FakeCrew())
    crew = FakeCrew()
    mark(crew, again={"cy"})
    assert crew.done == ["cy"]


def test_broken_is_kept_and_a_fault_is_tried_again(mark):
    mark(FakeCrew(endings={"ada": Ending.BROKEN, "bob": Ending.FAULT}))
    crew = FakeCrew()
    mark(crew)
    assert crew.done == ["bob"]


def test_it_is_told_after_each(mark):
    told = []
    mark(FakeCrew(), tell=lambda tally: told.append(tally.done))
    assert told == [1, 2, 3, 4]


def test_crew_is_closed_when_the_gradebook_cannot_be_written(mark, book, monkeypatch):
    crew = FakeCrew()
    full = sqlite3.OperationalError("database or disk is full")

    def change(work):
        if len(crew.done) == 2:
            raise UsageProblem("full") from full
        return type(book)._change(book, work)

    monkeypatch.setattr(book, "_change", change)
    with pytest.raises(UsageProblem, match="full"):
        mark(crew)
    assert crew.closed
    assert [entry.outcome.student for entry in book.entries(book.editions()[0])] == ["ada"]
