"""Grades jobs one after the other in this process, which stays warm between them."""

import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from grader.course import find_course
from grader.model import Course, GraderFault
from grader.policy import Policy
from grader.teach.job import Ending, Job, Outcome
from grader.teach.winnowing import fingerprints, hashes_of_course

SLACK_S: Final = 60.0
"""What grading may take beyond what the submission may: booting, hidden tests, diagnosis."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What all jobs of a class have in common; it can be sent to another machine.

    Attributes
    ----------
    course : Path or None
        Folder of the course; None is the one that belongs to the kit, wherever that is there.
    steps : tuple of str
        Ids of the steps to grade.
    policy : Policy
        With its secret seed, if it has one: `seed` is nothing then.
    """

    course: Path | None
    steps: tuple[str, ...]
    seed: int = 0
    policy: Policy = field(default=Policy(), hash=False)

    def load(self) -> Course:
        """Load the course, as the policy has it."""
        return self.policy.applied(find_course(self.course))

    def patience_s(self) -> float:
        """How long a job may take before what grades it is taken to hang."""
        return self.load().limits.submission_seconds + SLACK_S


class Grading:
    """Grades jobs of one setting; a context that ends the processes of it."""

    def __init__(self, setting: Setting) -> None:
        from grader.judge.warm import WarmGrader  # with NumPy: not for who only names a setting

        self._course = setting.load()
        self._steps = [self._course.step(step) for step in setting.steps]
        self._known = hashes_of_course(self._course)
        self._policy = setting.policy
        self._grader = WarmGrader(self._course, setting.policy.seed or setting.seed)

    def grade(self, job: Job) -> Outcome:
        """Grade one; a fault of the kit is an outcome as well."""
        started, spent = time.monotonic(), self._grader.meter.cpu_seconds
        report, ending, says = None, Ending.GRADED, ""
        try:
            found = self._grader.grade(job.submission, self._steps).result()
            when = datetime.fromisoformat(job.submitted) if job.submitted else None
            report = self._policy.marked(found, when)
        except GraderFault as fault:
            ending, says = Ending.FAULT, str(fault)
        except Exception as error:  # none is expected, and no other submission is to pay for it
            ending, says = Ending.FAULT, f"{type(error).__name__}: {error}"
        return Outcome(
            student=job.student,
            place=job.place,
            sha256=job.sha256,
            ending=ending,
            submitted=job.submitted,
            says=says,
            report=report,
            seconds=time.monotonic() - started,
            cpu_seconds=self._grader.meter.cpu_seconds - spent,
            fingerprints=fingerprints(job.submission, self._known),
        )

    def close(self) -> None:
        """End the processes."""
        self._grader.close()


_gradings: dict[Setting, Grading] = {}


def grade_job(setting: Setting, job: Job) -> Outcome:
    """Grade a job in this process; what it needs is made at the first one, and kept."""
    if setting not in _gradings:
        close_all()  # one sitting in a process at a time
        _gradings[setting] = Grading(setting)
    return _gradings[setting].grade(job)


def close_all() -> None:
    """End what `grade_job` has kept in this process."""
    for grading in _gradings.values():
        grading.close()
    _gradings.clear()
