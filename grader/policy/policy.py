"""What a policy does: to the course before a grade, and to the report after it."""

import dataclasses
import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from grader.model import Code, Course, Report, Step, StepReport, UsageProblem, Verdict
from grader.policy.own_tests import OwnTests
from grader.seeds import SecretSeed

_DAY: Final = timedelta(days=1)
_TOLD_ANYWAY: Final = (Code.NOT_WRITTEN, Code.MISSING_FILE)
"""What a student knows without being told, and without which no step would be 'not started'."""


class Messages(StrEnum):
    """How much of a report a student gets to see."""

    FULL = "full"
    CAUSE = "cause"
    """What came back and what should have: no mistake by its name, no notes."""
    POINTS = "points"
    """Which checks pass, and what they are worth."""


@dataclass(frozen=True, slots=True)
class Late:
    """What being late costs.

    Attributes
    ----------
    deadline : datetime or None
        With a time zone.
    grace : timedelta
        After the deadline, that costs nothing.
    percent_per_day : float
        Of the score, for each begun day of 24 hours since the deadline, whatever the clocks do.
    at_most_percent : float
        Of the score, however late it is.
    """

    deadline: datetime | None = None
    grace: timedelta = timedelta(0)
    percent_per_day: float = 0.0
    at_most_percent: float = 100.0

    def is_over(self, now: datetime) -> bool:
        """Whether what is handed in now is late."""
        return self.deadline is not None and _since(self.deadline, now) > self.grace

    def days(self, submitted: datetime) -> int:
        """Count the begun days since the deadline; the grace is forgiven, or counted with them."""
        if self.deadline is None or not self.is_over(submitted):
            return 0
        return math.ceil(_since(self.deadline, submitted) / _DAY)

    def percent(self, submitted: datetime) -> float:
        """Tell what is taken off."""
        return min(self.days(submitted) * self.percent_per_day, self.at_most_percent)


def _since(deadline: datetime, moment: datetime) -> timedelta:
    # In UTC: within one zone, Python subtracts what the clocks on the wall show.
    return moment.astimezone(UTC) - deadline.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Policy:
    """What an instructor sets; ``Policy()`` changes nothing.

    Attributes
    ----------
    points : mapping of str to float
        Id of a step -> what the course's checks of it are worth in all.
    out : tuple of str
        Ids of the steps that are not graded.
    limits : mapping of str to float
        Fields of `Limits` -> their values.
    """

    points: Mapping[str, float] = field(default_factory=dict)
    out: tuple[str, ...] = ()
    hint_cap: int | None = None
    late: Late = Late()
    seed: SecretSeed | None = None
    limits: Mapping[str, Any] = field(default_factory=dict)
    before_deadline: Messages = Messages.FULL
    after_deadline: Messages = Messages.FULL
    own_tests: OwnTests | None = None

    @property
    def digest(self) -> str:
        """Hash of all by which two grades of one submission may differ.

        What of a report is shown is no part of it. The seed is in it as a number derived from it.
        """
        late = dataclasses.asdict(self.late)
        parts = {
            "points": dict(self.points),
            "out": sorted(self.out),
            "late": {**late, "deadline": late["deadline"] and _utc(late["deadline"])},
            "seed": self.seed and self.seed.number("digest"),
            "limits": dict(self.limits),
            "tests": self.own_tests and self.own_tests.sha256,
        }
        text = json.dumps(parts, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    def steps(self, course: Course) -> list[Step]:
        """List the steps that are graded."""
        return [step for step in course.steps if step.id not in self.out]

    def chosen(self, asked: Sequence[Step], course: Course) -> list[Step]:
        """Choose from all steps those that are graded; demand of a choice that it has no other.

        Raises
        ------
        UsageProblem
            If a step is asked for that is left out.
        """
        if len(asked) == len(course.steps):
            return self.steps(course)
        if left_out := [step.id for step in asked if step.id in self.out]:
            raise UsageProblem(f"The policy leaves out {', '.join(left_out)}.")
        return list(asked)

    def applied(self, course: Course) -> Course:
        """Put limits, hints' cap and own tests into the course.

        All steps stay in it: what is graded may need the functions of one that is not.
        """
        return dataclasses.replace(
            course,
            limits=dataclasses.replace(course.limits, **self.limits),
            hint_cap=course.hint_cap if self.hint_cap is None else self.hint_cap,
            own_tests=course.own_tests if self.own_tests is None else self.own_tests.folder,
        )

    def marked(self, report: Report, submitted: datetime | None = None) -> Report:
        """Count by the policy's points, and take off what being late costs.

        Parameters
        ----------
        submitted : datetime, optional
            When it was handed in, with a time zone. If that is not known, nothing is taken off.
        """
        days = self.late.days(submitted) if submitted is not None else 0
        return dataclasses.replace(
            report,
            steps=tuple(self._scaled(step) for step in report.steps),
            late_days=days,
            late_percent=self.late.percent(submitted) if submitted is not None and days else 0.0,
        )

    def shown(self, report: Report, now: datetime) -> Report:
        """Leave out of a report what a student is not to see now."""
        messages = self.after_deadline if self.late.is_over(now) else self.before_deadline
        if messages is Messages.FULL:
            return report
        steps = tuple(
            dataclasses.replace(
                step, checks=tuple(_silenced(check, messages) for check in step.checks), notes=()
            )
            for step in report.steps
        )
        return dataclasses.replace(report, steps=steps)

    def _scaled(self, step: StepReport) -> StepReport:
        """Make the course's checks worth what the policy says; one's own say it themselves."""
        if step.id not in self.points:
            return step
        own = f"{step.id}.own."
        whole = math.fsum(c.max_score for c in step.checks if not c.id.startswith(own))
        wanted = self.points[step.id]
        checks = tuple(
            check
            if check.id.startswith(own)
            else dataclasses.replace(check, max_score=check.max_score * wanted / whole)
            for check in step.checks
        )
        return dataclasses.replace(step, checks=checks)


def _silenced(check: Verdict, messages: Messages) -> Verdict:
    told = messages is Messages.CAUSE or (check.cause and check.cause.code in _TOLD_ANYWAY)
    return dataclasses.replace(check, cause=check.cause if told else None, mistake=None)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
