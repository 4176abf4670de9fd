"""Shows what a gradebook has of one student: the report, and how it came about."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from grader.learn.telling import when
from grader.printable import one_line, printable
from grader.report import words
from grader.report.terminal import Terminal
from grader.report.text import to_text
from grader.teach.gradebook import Edition, Entry, Student
from grader.teach.moving.as_text import plain
from grader.teach.moving.moves import compare


def shown(
    student: Student,
    edition: Edition,
    results: Sequence[tuple[Entry, bool]],
    terminal: Terminal,
    now: datetime,
) -> str:
    """Render everything known of a student.

    Parameters
    ----------
    edition : Edition
        By which the report is.
    results : sequence of (Entry, bool)
        The oldest first, and whether it is the grade.
    """
    standing = next((e for e, stands in results if stands and e.edition == edition.number), None)
    report = standing.outcome.report if standing else None
    parts = (
        terminal.printed(_head(student)),
        to_text(report, None, terminal, ending=False) + "\n" if report else "",
        terminal.printed(_grade(edition, standing, now)),
        terminal.printed(_history(results, standing, now)) if results else "",
    )
    return "".join(parts)


def _head(student: Student) -> Iterator[RenderableType]:
    yield Text(f"{one_line(student.id)}  {one_line(student.name)}".rstrip(), style="bold")
    known = {student.id, student.name, ""}
    also = [
        f"{one_line(word)}: {one_line(cell)}"
        for word, cell in student.columns.items()
        if cell.strip() not in known
    ]
    if also:
        yield Text("; ".join(also), style="bright_black")
    yield Text()


def _grade(edition: Edition, entry: Entry | None, now: datetime) -> Iterator[RenderableType]:
    if entry is None:
        yield Text(f"Nothing is graded by edition {edition.number}.")
        return
    outcome = entry.outcome
    if outcome.report is None:
        yield Text(printable(f"{outcome.ending.value}: {outcome.says}"), style="red")
    else:
        yield Text(words.total(outcome.report), style="bold")
    handed_in = f"handed in {_when(outcome.submitted, now)}, " if outcome.submitted else ""
    graded = f"graded {_when(entry.graded_at, now)} by edition {edition.number}"
    yield Text(f"{one_line(outcome.place)}: {handed_in}{graded}")


def _history(
    results: Sequence[tuple[Entry, bool]], standing: Entry | None, now: datetime
) -> Iterator[RenderableType]:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bright_black")
    for title in ("graded", "edition"):
        table.add_column(title, no_wrap=True)
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("what changed")
    before: Entry | None = None
    for entry, _ in results:
        report = entry.outcome.report
        points = f"{plain(report.score)} / {plain(report.max_score)}" if report else "—"
        style = "bold" if entry is standing else ""
        cells = (_when(entry.graded_at, now), str(entry.edition), points, _change(before, entry))
        table.add_row(*(Text(cell, style=style) for cell in cells))
        before = entry
    yield Text()
    yield table


def _change(before: Entry | None, entry: Entry) -> str:
    """Say what is not as in the result before."""
    if entry.outcome.report is None:
        return one_line(f"{entry.outcome.ending.value}: {entry.outcome.says}")
    if before is None:
        return ""
    move = compare(entry.outcome.student, before, entry)
    changes = [
        "another edition" if before.edition != entry.edition else "",
        "something else handed in" if move.resubmitted else "",
        *(f"{one_line(step.id)} {plain(step.old)} -> {plain(step.new)}" for step in move.steps),
    ]
    return "; ".join(change for change in changes if change) or "nothing"


def _when(moment: str, now: datetime) -> str:
    """Say when that was; a roster may have what is no time at all."""
    try:
        return when(datetime.fromisoformat(moment), now)
    except ValueError:
        return one_line(moment)
