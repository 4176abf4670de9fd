"""A class at a glance: a line for everybody on the roster, and everybody who handed in."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from grader.model import Status
from grader.printable import one_line
from grader.report.terminal import COLOURS, Terminal
from grader.teach.gradebook import Edition, Entry, Student
from grader.teach.job import MISSING, Ending
from grader.teach.joining import joined
from grader.teach.moving.as_text import NONE, plain

SCHEMA: Final = "grade-book-list/1"


@dataclass(frozen=True, slots=True)
class Line:
    """What fits into a line.

    Attributes
    ----------
    score, max_score : float or None
        None, if there is no report.
    steps : mapping of str to Status
        By id of the step.
    """

    id: str
    name: str
    ending: str
    score: float | None
    max_score: float | None
    steps: Mapping[str, Status]
    submitted: str
    graded_at: str


def lines_of(students: Iterable[Student], entries: Iterable[Entry]) -> Iterator[Line]:
    """Yield the lines, by id."""
    for id_, student, entry in joined(students, _id, entries, _owner):
        outcome = entry.outcome if entry else None
        report = outcome.report if outcome else None
        yield Line(
            id_,
            student.name if student else "",
            outcome.ending.value if outcome else MISSING,
            report.score if report else None,
            report.max_score if report else None,
            {step.id: step.status for step in report.steps} if report else {},
            outcome.submitted if outcome else "",
            entry.graded_at if entry else "",
        )


def in_order(lines: Iterable[Line], by: str, reverse: bool) -> list[Line]:
    """Sort lines by ``id``, ``name``, ``points`` or ``submitted``; who has none stands first."""
    keys = {
        "id": lambda line: line.id,
        "name": lambda line: (line.name.casefold(), line.id),
        "points": lambda line: (-1.0 if line.score is None else line.score, line.id),
        "submitted": lambda line: (_instant(line.submitted), line.id),
    }
    return sorted(lines, key=keys[by], reverse=reverse)


def to_text(edition: Edition, lines: Sequence[Line], terminal: Terminal) -> str:
    """Render the table, and under it what it comes to."""
    return terminal.printed(_parts(edition, lines, terminal))


def to_dict(edition: Edition, lines: Iterable[Line]) -> dict[str, Any]:
    """Turn the lines into plain values."""
    return {
        "schema": SCHEMA,
        "edition": asdict(edition),
        "students": [asdict(line) for line in lines],
    }


def _id(student: Student) -> str:
    return student.id


def _owner(entry: Entry) -> str:
    return entry.outcome.student


def _instant(submitted: str) -> float:
    """Say when that was, in whatever time zone it is written; first, if it is no time."""
    try:
        return datetime.fromisoformat(submitted).timestamp()
    except ValueError:
        return -math.inf


def _day_and_time(submitted: str) -> str:
    """Word it in the time zone of this machine, as the report on a student has it."""
    try:
        return f"{datetime.fromisoformat(submitted).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:  # a gradebook may be from anywhere
        return one_line(submitted)


def _parts(edition: Edition, lines: Sequence[Line], terminal: Terminal) -> Iterator[RenderableType]:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bright_black")
    table.add_column("id", overflow="fold")
    table.add_column("name", overflow="fold")
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("steps", no_wrap=True)
    table.add_column("handed in", no_wrap=True)
    for line in lines:
        table.add_row(
            Text(one_line(line.id)),
            Text(one_line(line.name)),
            plain(line.score),
            _steps(edition, line, terminal),
            Text(_day_and_time(line.submitted)),
        )
    yield table
    yield Text()
    yield Text(_sum(edition, lines))


def _steps(edition: Edition, line: Line, terminal: Terminal) -> Text:
    """One sign for each step, in the order of the course; else why there is none."""
    if line.ending != Ending.GRADED:
        return Text(line.ending, style="red")
    marks = Text()
    for step in edition.steps:
        status = line.steps.get(step, Status.SKIP)
        marks.append(terminal.symbols[status], style=COLOURS[status])
    return marks


def _sum(edition: Edition, lines: Sequence[Line]) -> str:
    scores = sorted(line.score for line in lines if line.score is not None)
    out_of = next((line.max_score for line in lines if line.max_score is not None), None)
    middle = scores[len(scores) // 2] if scores else None
    others = [line.ending for line in lines if line.score is None]
    counts = [f"{others.count(ending)} {ending}" for ending in dict.fromkeys(others)]
    median = f", median {plain(middle)} of {plain(out_of)} points" if middle is not None else ""
    graded = f"{len(scores)} graded by edition {edition.number}{median}"
    return ", ".join((graded, *counts)) + f"; steps: {one_line(' '.join(edition.steps)) or NONE}"
