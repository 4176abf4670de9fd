"""How far a learner has come, as a list and at a glance."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rich.bar import Bar
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from grader.learn.progress import Progress, StepRecord
from grader.learn.telling import when
from grader.model import Course, Status, Step
from grader.report.text import COLOURS, Terminal


@dataclass(frozen=True, slots=True)
class Standing:
    """A step, and what is remembered of it."""

    step: Step
    record: StepRecord

    @property
    def status(self) -> Status:
        """What it was when it was last graded; what never was is not reached."""
        return self.record.status or Status.SKIP

    @property
    def score(self) -> float:
        """Points, of as many as the course gives now."""
        return min(self.record.score, self.step.points)


def standings(course: Course, progress: Progress) -> list[Standing]:
    """Return where a learner stands with each step, in course order."""
    return [Standing(step, progress.of(step)) for step in course.steps]


def list_dict(course: Course, progress: Progress) -> list[dict[str, Any]]:
    """Return the list of steps as plain values, for programs."""
    return [
        {
            "id": standing.step.id,
            "title": standing.step.title,
            "file": f"{standing.step.stem}.py",
            "bonus": standing.step.bonus,
            "status": standing.record.status,
            "score": standing.score,
            "max_score": float(standing.step.points),
            "first_passed": _iso(standing.record.first_passed),
            "last_passed": _iso(standing.record.last_passed),
        }
        for standing in standings(course, progress)
    ]


def list_text(course: Course, progress: Progress, terminal: Terminal) -> str:
    """List the steps: what passes, what they are worth, and where they are."""
    table = _grid(terminal)
    for standing in standings(course, progress):
        points = f"{standing.score:g} / {standing.step.points}"
        row = _row(standing, terminal, points + (" bonus" if standing.step.bonus else ""))
        table.add_row(*row, Text(f"{standing.step.stem}.py", style="bright_black"))
    return _rendered(table, terminal)


def status_text(
    course: Course, progress: Progress, terminal: Terminal, now: datetime | None = None
) -> str:
    """Say how far a learner has come, when each step passed, and what is next."""
    now = now or datetime.now().astimezone()
    found = standings(course, progress)
    return _rendered(Group(*_status(course, progress, found, terminal, now)), terminal)


def _status(
    course: Course, progress: Progress, found: list[Standing], terminal: Terminal, now: datetime
) -> Iterator[RenderableType]:
    for title, bonus in (("points", False), ("bonus", True)):
        some = [standing for standing in found if standing.step.bonus is bonus]
        if sum(s.score for s in some) or not bonus:
            yield _bar(title, some, terminal)
    table = _grid(terminal)
    for standing in found:
        if standing.record.status is not None:
            table.add_row(*_row(standing, terminal, _since(standing.record, now)))
    if table.row_count:
        yield Text()
        yield table
    yield Text()
    following = progress.next_step(course)
    last = "Every step passes." if following is None else f"Next: {following.id}, `grade next`"
    yield Text(last)


def _bar(title: str, some: list[Standing], terminal: Terminal) -> RenderableType:
    score, whole = sum(s.score for s in some), sum(s.step.points for s in some)
    grid = Table.grid(padding=(0, 1))
    width = min(40, terminal.width - 30)
    if terminal.unicode:
        bar: RenderableType = Bar(whole, 0, score, width=width, color="green")
    else:
        full = round(width * score / whole)
        bar = Text("#" * full + "." * (width - full))
    grid.add_row(bar, Text(f"{score:g} of {whole} {title}"))
    return grid


def _since(record: StepRecord, now: datetime) -> str:
    if record.passes and record.first_passed is not None:
        return f"passed {when(record.first_passed, now)}"
    points = f"{record.score:g} / {record.max_score:g}"
    if record.last_passed is not None:
        return f"{points}, passed {when(record.last_passed, now)}"
    return points


def _grid(terminal: Terminal) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    return grid


def _row(standing: Standing, terminal: Terminal, last: str) -> list[Text]:
    colour = COLOURS[standing.status]
    return [
        Text(terminal.symbols[standing.status], style=colour),
        Text(standing.step.id, style="bold"),
        Text(standing.step.title),
        Text(last, style=colour),
    ]


def _iso(time: datetime | None) -> str | None:
    return time.isoformat() if time is not None else None


def _rendered(what: RenderableType, terminal: Terminal) -> str:
    buffer = io.StringIO()
    Console(
        file=buffer,
        width=terminal.width,
        force_terminal=terminal.colour,
        color_system="standard" if terminal.colour else None,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    ).print(what)
    text = "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))
    return text if terminal.unicode else text.encode("ascii", "replace").decode()
