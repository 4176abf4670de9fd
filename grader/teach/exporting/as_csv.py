"""One row per student, for a spreadsheet."""

from collections.abc import Iterable, Iterator

from grader.model import Report
from grader.printable import one_line, shortened
from grader.report.folding import fold
from grader.teach.exporting.cells import lines, neutral, points
from grader.teach.gradebook import Edition, Entry, Student
from grader.teach.job import MISSING
from grader.teach.joining import joined


def to_csv(
    edition: Edition, students: Iterable[Student], entries: Iterable[Entry]
) -> Iterator[str]:
    """Yield the lines of the file: everybody on the roster, and everybody who handed in.

    Parameters
    ----------
    students, entries
        Both by id. Neither is kept.
    """
    header = (
        "id", "name", "ending", "points", "out_of", *edition.steps, "late_percent",
        "submitted", "graded_at", "cause", "mistakes",
    )  # fmt: skip
    rows = joined(students, lambda one: one.id, entries, lambda one: one.outcome.student)
    yield from lines([[neutral(word) for word in header]])
    yield from lines(_row(edition, id_, student, entry) for id_, student, entry in rows)


def _row(edition: Edition, id_: str, student: Student | None, entry: Entry | None) -> list[str]:
    outcome = entry.outcome if entry else None
    report = outcome.report if outcome else None
    steps = {step.id: step.score for step in report.steps} if report else {}
    return [
        neutral(id_),
        neutral(student.name if student else ""),
        outcome.ending.value if outcome else MISSING,
        points(report.score if report else None),
        points(report.max_score if report else None),
        *(points(steps.get(step)) for step in edition.steps),
        points((report.late_percent or None) if report else None),
        neutral(outcome.submitted if outcome else ""),
        entry.graded_at if entry else "",
        neutral(_cause(report) if report else outcome.says if outcome else ""),
        neutral(" ".join(_mistakes(report)) if report else ""),
    ]


def _cause(report: Report) -> str:
    """Say why the first step that is open does not pass."""
    for step in report.unfinished:
        for folded in fold([check for check in step.checks if check.cause]):
            if folded.root.cause:
                return f"{step.id}: {one_line(shortened(folded.root.cause.message))}"
    return ""


def _mistakes(report: Report) -> Iterable[str]:
    checks = (check for step in report.steps for check in step.checks)
    return dict.fromkeys(check.mistake.id for check in checks if check.mistake)
