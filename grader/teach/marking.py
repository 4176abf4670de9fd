"""Marks a class: what the gradebook has not is graded, and entered the moment it is there."""

from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from grader.model import Course
from grader.teach.crew import Crew
from grader.teach.finding import Found, opened
from grader.teach.gradebook import Edition, Gradebook
from grader.teach.job import Ending, Job, Outcome

Clock = Callable[[], datetime]
"""Tells the time that is noted; nothing is measured by it."""


@dataclass(slots=True)
class Tally:
    """What has come of a class so far.

    Attributes
    ----------
    known : int
        Submissions that the gradebook had already.
    endings : Counter of Ending
        How the others ended.
    """

    known: int = 0
    endings: Counter[Ending] = field(default_factory=Counter)

    @property
    def done(self) -> int:
        """Submissions that are dealt with."""
        return self.known + self.endings.total()


@dataclass(frozen=True, slots=True)
class Marking:
    """Marks submissions of one edition into a gradebook.

    Attributes
    ----------
    folder : Path
        Of the class.
    again : collection of str
        Students whose submissions are graded although the gradebook has them.
    submitted : mapping of str to str
        Student -> when they handed in, as `Job` has it, where that is known.
    """

    folder: Path
    course: Course
    book: Gradebook
    edition: Edition
    now: Clock
    again: Collection[str] = ()
    submitted: Mapping[str, str] = field(default_factory=dict)

    def mark(self, found: Iterable[Found], crew: Crew, tell: Callable[[Tally], object]) -> Tally:
        """Grade what is not known, and tell after each submission how far it is.

        Raises
        ------
        UsageProblem
            If the gradebook cannot be written. What it has by then stays.
        """
        tally = Tally()
        with closing(_closable(crew.outcomes(self._jobs(found, tally, tell)))) as outcomes:
            for outcome in outcomes:
                self._enter(outcome, tally)
                tell(tally)
        return tally

    def _jobs(
        self, found: Iterable[Found], tally: Tally, tell: Callable[[Tally], object]
    ) -> Iterator[Job]:
        """Yield what is to be graded; the rest is dealt with on the way."""
        for each in found:
            when = self.submitted.get(each.student, "")
            what = opened(each, self.folder, self.course, when)
            if each.student not in self.again and self._knows(what):
                tally.known += 1
            elif isinstance(what, Job):
                yield what
                continue
            else:
                self._enter(what, tally)
            tell(tally)

    def _knows(self, what: Job | Outcome) -> bool:
        return self.book.has(self.edition, what.student, what.sha256, what.submitted)

    def _enter(self, outcome: Outcome, tally: Tally) -> None:
        self.book.add(self.edition, outcome, self.now())
        tally.endings[outcome.ending] += 1


def _closable(outcomes: Iterator[Outcome]) -> Generator[Outcome]:
    yield from outcomes
