"""The whole gradebook, every result, for programs. Keys may be added, never renamed or dropped."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, Final

from grader.report.as_json import encoded, to_dict
from grader.teach.gradebook import Entry, Gradebook, Student
from grader.teach.joining import joined

SCHEMA: Final = "grade-book/1"

Result = tuple[Entry, bool]


def to_json(book: Gradebook) -> Iterator[str]:
    """Yield the file, a line for each student; what is in memory is of one at a time."""
    editions = encoded([asdict(edition) for edition in book.editions()])
    yield f'{{"schema": "{SCHEMA}", "editions": {editions},\n"students": ['
    rows = joined(
        book.roster(), lambda one: one.id, _by_student(book.everything()), lambda one: one[0]
    )
    between = "\n"
    for id_, student, of_student in rows:
        yield between + encoded(student_dict(id_, student, of_student[1] if of_student else ()))
        between = ",\n"
    yield "\n]}\n"


def student_dict(id_: str, student: Student | None, results: Iterable[Result]) -> dict[str, Any]:
    """Turn a student and their results, the oldest first, into plain values."""
    return {
        "id": id_,
        "on_roster": student is not None,
        "name": student.name if student else "",
        "columns": dict(student.columns) if student else {},
        "results": [_result(entry, stands) for entry, stands in results],
    }


def _by_student(results: Iterable[Result]) -> Iterator[tuple[str, list[Result]]]:
    for id_, group in itertools.groupby(results, lambda result: result[0].outcome.student):
        yield id_, list(group)


def _result(entry: Entry, stands: bool) -> dict[str, Any]:
    outcome = entry.outcome
    return {
        "edition": entry.edition,
        "stands": stands,
        "ending": outcome.ending.value,
        "says": outcome.says,
        "place": outcome.place,
        "sha256": outcome.sha256,
        "submitted": outcome.submitted,
        "graded_at": entry.graded_at,
        "seconds": outcome.seconds,
        "cpu_seconds": outcome.cpu_seconds,
        "report": to_dict(outcome.report) if outcome.report else None,
    }
