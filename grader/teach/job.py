"""One submission of a class: what is to be graded, and what came of it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from grader.model import Report, Submission


class Ending(StrEnum):
    """How the grading of one submission ended."""

    GRADED = "graded"
    UNREADABLE = "unreadable"
    """Nothing there can be graded."""
    BROKEN = "broken"
    """The process that graded it died or hung; it costs this submission alone."""
    FAULT = "fault"
    """The kit itself is at fault: there is no score, and it is tried again."""


MISSING: Final = "missing"
"""Stands for the ending of those who handed nothing in."""


@dataclass(frozen=True, slots=True)
class Job:
    """What one student handed in.

    Attributes
    ----------
    place : str
        Where it lies, below the folder of the class.
    submitted : str
        When it was handed in, ISO 8601 with a time zone; empty if that is not known.
    """

    student: str
    place: str
    submission: Submission
    submitted: str = ""

    @property
    def sha256(self) -> str:
        """Hash of what was handed in."""
        return self.submission.sha256


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job.

    Attributes
    ----------
    says : str
        Why there is no report; empty if there is one.
    seconds : float
        Wall time that it took.
    cpu_seconds : float
        Processor time of the processes that ran the learner's code, from their fork to their end;
        0 where the system does not tell it.
    fingerprints : bytes
        By which it is compared with the others of a class; see `grader.teach.winnowing`.
    """

    student: str
    place: str
    sha256: str
    ending: Ending
    submitted: str = ""
    says: str = ""
    report: Report | None = None
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    fingerprints: bytes = field(default=b"", repr=False)
