"""The report on a terminal: what holds, what does not, why, and what to do next."""

import io
import itertools
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.model import Cause, Code, Course, Report, Status, StepReport, Verdict

PIPED_WIDTH: Final = 100
MAX_WIDTH: Final = 100

_UNICODE: Final = {Status.PASS: "✓", Status.FAIL: "✗", Status.ERROR: "!", Status.SKIP: "·"}
_ASCII: Final = {Status.PASS: "+", Status.FAIL: "x", Status.ERROR: "!", Status.SKIP: "-"}
_COLOUR: Final = {
    Status.PASS: "green",
    Status.FAIL: "red",
    Status.ERROR: "red",
    Status.SKIP: "bright_black",
}


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the output can show.

    Attributes
    ----------
    width : int
        In columns.
    colour : bool
        Colour never carries meaning alone: there is a symbol beside it.
    symbols : mapping of Status to str
        What the encoding can write.
    """

    width: int
    colour: bool
    unicode: bool

    @classmethod
    def of(cls, stream: TextIO | None) -> "Terminal":
        """Find out about a stream; None is a file that will be UTF-8."""
        if stream is None:
            return cls(PIPED_WIDTH, colour=False, unicode=True)
        tty = stream.isatty()
        try:
            "✓·…—".encode(stream.encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            unicode = False
        else:
            unicode = True
        width = min(shutil.get_terminal_size().columns, MAX_WIDTH) if tty else PIPED_WIDTH
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        return cls(width, tty and not plain, unicode)

    @property
    def symbols(self) -> dict[Status, str]:
        """One character for each status."""
        return _UNICODE if self.unicode else _ASCII


def to_text(
    report: Report,
    course: Course,
    terminal: Terminal,
    debug: bool = False,
    again: str = "grade {step}",
) -> str:
    """Render a report.

    Parameters
    ----------
    debug : bool
        Whether the submission ran in the grader's own process.
    again : str
        How to call the command for one ``{step}``.
    """
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=terminal.width,
        force_terminal=terminal.colour,
        color_system="standard" if terminal.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    said: set[str] = set()
    for step in report.steps:
        console.print(_headline(step, terminal))
        for part in _details(step, terminal):
            console.print(Padding(part, (0, 0, 0, 2)))
        # What is true of a file that holds all steps is said once.
        for note in [note for note in step.notes if step.started and note not in said]:
            console.print(Padding(_hanging("note", Text(_printable(note))), (0, 0, 0, 2)))
            said.add(note)
    console.print()
    for line in _ending(report, course, again, debug):
        console.print(Text(line))
    text = "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))
    return text if terminal.unicode else text.encode("ascii", "replace").decode()


def _headline(step: StepReport, terminal: Terminal) -> RenderableType:
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=1)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    colour = _COLOUR[step.status]
    points = f"{step.score:g} / {step.max_score:g}" if step.started else "not started"
    grid.add_row(
        Text(terminal.symbols[step.status], style=colour),
        Text(step.id, style="bold"),
        Text(step.title),
        Text(points, style=colour),
    )
    return grid


def _details(step: StepReport, terminal: Terminal) -> Iterator[RenderableType]:
    if not step.started:
        return
    open_checks = [check for check in step.checks if check.status is not Status.PASS]
    for cause, group in itertools.groupby(open_checks, key=lambda check: check.cause):
        checks = list(group)
        yield from _titles(checks, terminal)
        if cause is not None:
            yield Padding(_cause(cause, checks[0].status, step), (0, 0, 0, 4))


def _titles(checks: Sequence[Verdict], terminal: Terminal) -> Iterator[RenderableType]:
    """Name the checks of one cause: the first few in full, the others by their number."""
    for check in checks[:3]:
        mark = Text(terminal.symbols[check.status], style=_COLOUR[check.status])
        yield _hanging(mark, Text(check.title, style="bold"))
    if len(checks) > 3:
        yield Text(f"  and {len(checks) - 3} more, for the same reason")


def _cause(cause: Cause, status: Status, step: StepReport) -> RenderableType:
    if status is Status.SKIP and cause.code is Code.NOT_WRITTEN:
        return Text(_printable(cause.message), style=_COLOUR[Status.SKIP])
    rows: list[RenderableType] = [Text(_printable(cause.message))]
    if cause.expected is not None:
        rows.append(_row("expected", cause.expected))
    if cause.actual is not None:
        rows.append(_row("got", cause.actual))
    if cause.line is not None or cause.where is not None:
        place = cause.where if cause.where and not cause.where.startswith("code cell") else None
        parts = [place or step.file, cause.where if place is None else None]
        line = f"line {cause.line}" if cause.line is not None else None
        rows.append(_row("look at", ", ".join(part for part in (*parts, line) if part)))
    return Group(*rows)


def _row(label: str, text: str) -> RenderableType:
    return _hanging(Text(f"{label:<8}", style="bright_black"), Text(_printable(text)))


def _hanging(mark: Text | str, text: Text) -> RenderableType:
    """Set text beside its mark, so that a line that wraps stays beside it."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(mark, text)
    return grid


def _ending(report: Report, course: Course, again: str, debug: bool) -> Iterator[str]:
    if debug:
        yield "Run in this process, with --debug: this is not how grades are made."
    yield f"{report.score:g} of {report.max_score:g} points"
    if report.unfinished:
        yield f"Next: {again.format(step=report.unfinished[0].id)}"
        return
    ids = [step.id for step in course.steps]
    later = ids[ids.index(report.steps[-1].id) + 1 :]
    yield f"Next: {again.format(step=later[0])}" if later else "All of it holds."


def _printable(text: str) -> str:
    """Show control characters instead of obeying them: the text may be a stranger's."""
    return "".join(char if char.isprintable() or char == "\n" else "\ufffd" for char in text)
