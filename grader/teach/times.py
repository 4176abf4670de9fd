"""When students handed in, as their roster says."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from grader.model import UsageProblem
from grader.moments import moment_of
from grader.teach.gradebook import Student

COLUMNS: Final = ("submitted", "submission time")
"""Columns of a roster that say it; Gradescope's is the second."""


def times_of(students: Iterable[Student]) -> dict[str, str]:
    """Read when students handed in, by their ids, in ISO 8601; who has no time is left out.

    Raises
    ------
    UsageProblem
        If what stands there is no time, or of no zone.
    """
    found = {}
    for student in students:
        for column, value in student.columns.items():
            if column.strip().lower() in COLUMNS and value.strip():
                found[student.id] = _moment(student.id, value.strip()).isoformat()
    return found


def _moment(student: str, text: str) -> datetime:
    moment = moment_of(text)
    if moment is None:
        raise UsageProblem(
            f"The roster says that {student} submitted at {text!r}: write it with the date and the "
            "time zone, as 2026-12-01T23:59:00+01:00."
        )
    return moment
