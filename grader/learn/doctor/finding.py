"""What the doctor says about one thing, and what mends it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How much a finding matters."""

    OK = "ok"
    REMARK = "remark"
    """Something works less well than it could; nothing fails."""
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes
    ----------
    mend : str
        A command, or a sentence; empty where nothing needs it.
    """

    kind: Kind
    subject: str
    says: str
    mend: str = ""


def ok(subject: str, says: str) -> Finding:
    """Say that something is as it should be."""
    return Finding(Kind.OK, subject, says)


def remark(subject: str, says: str, mend: str) -> Finding:
    """Say what could be better."""
    return Finding(Kind.REMARK, subject, says, mend)


def problem(subject: str, says: str, mend: str) -> Finding:
    """Say what has to be mended."""
    return Finding(Kind.PROBLEM, subject, says, mend)
