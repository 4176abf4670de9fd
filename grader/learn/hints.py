"""The next true hint: one rung of a ladder at a time, from a nudge to nearly all of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from grader.diagnosis.catalogue import load_catalogue
from grader.diagnosis.diagnose import slip_ids
from grader.judge.session import place_text
from grader.judge.surroundings import reference_importable
from grader.learn.memory import Memory, whole
from grader.model import Code, Course, Status, Step, StepReport, Verdict
from grader.printable import one_line


@dataclass(frozen=True, slots=True)
class Hint:
    """One rung.

    Attributes
    ----------
    about : str
        The mistake, or the step, that the ladder belongs to.
    number, count : int
        Which rung of how many it is.
    """

    about: str
    text: str
    number: int
    count: int

    @property
    def head(self) -> str:
        """Say which rung it is, and of what."""
        return f"hint {self.number} of {self.count}, about {self.about}"


def next_hint(course: Course, step: Step, report: StepReport, memory: Memory) -> Hint | None:
    """Return the next rung for what is wrong now; None if nothing is.

    Whoever has seen the last rung gets it again.
    """
    if report.status is Status.PASS:
        return None
    about, ladder = _ladder(course, step, report.checks)
    if course.hint_cap is not None:
        ladder = ladder[: course.hint_cap]

    def climb(values: dict[str, Any]) -> int:
        number: int = min(whole(values.get(about)) + 1, len(ladder))
        values[about] = number
        return number

    number = memory.update("hints", climb)
    return Hint(about, ladder[number - 1], number, len(ladder))


def _ladder(course: Course, step: Step, checks: Sequence[Verdict]) -> tuple[str, Sequence[str]]:
    """Find the ladder of the first mistake that has one, else the step's own."""
    unread = [c.cause for c in checks if c.cause and c.cause.code is Code.SYNTAX_ERROR]
    if unread:  # no hint about the mathematics helps before Python can read it
        place = one_line(place_text(unread[0].line, unread[0].where))
        says = one_line(unread[0].message.rstrip("."))
        return place, (f"{says}. Look at {place}, and at what is left open above it.",)
    with reference_importable(course):
        catalogue = load_catalogue(course, step)
    for mistake in dict.fromkeys(check.mistake for check in checks if check.mistake is not None):
        for mistake_id in slip_ids(mistake):
            if hints := catalogue.hints_of(mistake_id):
                return mistake_id, hints
    return step.id, step.hints
