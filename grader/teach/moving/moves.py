"""What moved between two results of a student, and why: the course's doing, or their own."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from grader.model import Report, Verdict
from grader.printable import one_line, shortened
from grader.report import words
from grader.teach.gradebook import Entry
from grader.teach.joining import joined


class Why(StrEnum):
    """How a check comes to give other points."""

    TURNED = "turned"
    """It came out otherwise."""
    NEW = "new"
    GONE = "gone"
    WORTH = "worth"
    """It gives other points for the same."""


@dataclass(frozen=True, slots=True)
class CheckMove:
    """A check that has to do with why points moved; one of `old` and `new` may be missing."""

    step: str
    why: Why
    old: Verdict | None
    new: Verdict | None

    @property
    def check(self) -> Verdict:
        """The check as it is now; as it was, if it is gone."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def points(self) -> float:
        """By how much it moved them."""
        return (self.new.score if self.new else 0.0) - (self.old.score if self.old else 0.0)


@dataclass(frozen=True, slots=True)
class StepMove:
    """A step whose points moved; None is a step that was not graded."""

    id: str
    old: float | None
    new: float | None


@dataclass(frozen=True, slots=True)
class Move:
    """Two results of one student, side by side; one of them may be missing.

    Attributes
    ----------
    steps : tuple of StepMove
        The steps whose points are not the same.
    checks : tuple of CheckMove
        The checks of those steps that are not the same.
    """

    student: str
    old: Entry | None
    new: Entry | None
    steps: tuple[StepMove, ...] = ()
    checks: tuple[CheckMove, ...] = ()

    @property
    def before(self) -> float | None:
        """Points of the older result."""
        return earned(self.old)

    @property
    def after(self) -> float | None:
        """Points of the newer result."""
        return earned(self.new)

    @property
    def by(self) -> float:
        """By how much the points moved; no points count as 0."""
        return (self.after or 0.0) - (self.before or 0.0)

    @property
    def in_both(self) -> bool:
        """Whether there are two results."""
        return self.old is not None and self.new is not None

    @property
    def moved(self) -> bool:
        """Whether there are other points, in all or in a step."""
        return self.before != self.after or bool(self.steps)

    @property
    def resubmitted(self) -> bool:
        """Whether something else was handed in: what moved is then not the course's doing alone."""
        return (
            self.old is not None
            and self.new is not None
            and self.old.outcome.sha256 != self.new.outcome.sha256
        )


def earned(entry: Entry | None) -> float | None:
    """Return the points of a result; None if it has none."""
    report = entry.outcome.report if entry else None
    return report.score if report else None


def moves(old: Iterable[Entry], new: Iterable[Entry]) -> Iterator[Move]:
    """Set the results of two editions side by side, one student at a time.

    Parameters
    ----------
    old, new : iterable of Entry
        By student. Neither is kept.
    """
    for id_, one, other in joined(old, _student, new, _student):
        yield compare(id_, one, other)


def compare(student: str, old: Entry | None, new: Entry | None) -> Move:
    """Set two results of a student side by side."""
    before = old.outcome.report if old else None
    after = new.outcome.report if new else None
    if before is None or after is None:
        return Move(student, old, new)
    steps = tuple(_steps(before, after))
    ids = {step.id for step in steps}
    checks = tuple(move for move in _checks(before, after) if move.step in ids)
    return Move(student, old, new, steps, checks)


def reason(verdict: Verdict) -> str:
    """Say why a check does not pass: the mistake, if it has a name."""
    if verdict.mistake is not None:
        return one_line(words.told(verdict.mistake))
    return one_line(shortened(verdict.cause.message)) if verdict.cause else ""


def _student(entry: Entry) -> str:
    return entry.outcome.student


def _steps(before: Report, after: Report) -> Iterator[StepMove]:
    olds = {step.id: step.score for step in before.steps}
    news = {step.id: step.score for step in after.steps}
    for id_ in dict.fromkeys(itertools.chain(olds, news)):
        if olds.get(id_) != news.get(id_):
            yield StepMove(id_, olds.get(id_), news.get(id_))


def _checks(before: Report, after: Report) -> Iterator[CheckMove]:
    olds, news = _by_id(before), _by_id(after)
    for key in dict.fromkeys(itertools.chain(news, olds)):
        old, new = olds.get(key), news.get(key)
        if (why := _why(old, new)) is not None:
            yield CheckMove(key[0], why, old, new)


def _by_id(report: Report) -> dict[tuple[str, str], Verdict]:
    return {(step.id, check.id): check for step in report.steps for check in step.checks}


def _why(old: Verdict | None, new: Verdict | None) -> Why | None:
    if old is None or new is None:
        return Why.NEW if old is None else Why.GONE
    if old.status is not new.status:
        return Why.TURNED
    return Why.WORTH if old.max_score != new.max_score else None
