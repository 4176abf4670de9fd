"""The report on a terminal: what holds, what does not, why, and what to do next."""

import itertools
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.model import Code, Course, Report, Status, StepReport, Verdict
from grader.printable import one_line, printable
from grader.report import words
from grader.report.folding import Folded, fold
from grader.report.terminal import COLOURS, Terminal


def to_text(
    report: Report,
    course: Course | None,
    terminal: Terminal,
    debug: bool = False,
    again: str = "grade {step}",
    every: bool = False,
    ending: bool = True,
) -> str:
    """Render a report.

    Parameters
    ----------
    course : Course or None
        What is to do next is said by it; None says no ending.
    every : bool
        Whether to show every check that does not pass, and not only the root of each function.
    ending : bool
        Whether to say the points in all, and what to type next or for more.
    debug : bool
        Whether the submission ran in the grader's own process.
    again : str
        How to call the command for one ``{step}``.
    """
    return terminal.printed(_parts(report, course, terminal, debug, again, every, ending))


def _parts(
    report: Report,
    course: Course | None,
    terminal: Terminal,
    debug: bool,
    again: str,
    every: bool,
    ending: bool,
) -> Iterator[RenderableType]:
    notes = words.notes(report)
    for step in report.steps:
        yield _headline(step, terminal)
        for part in _details(step, terminal, every, ending):
            yield Padding(part, (0, 0, 0, 2))
        for note in notes[step.id]:
            yield Padding(_hanging("note", Text(printable(note))), (0, 0, 0, 2))
    if ending and course:
        yield Text()
        for line in _ending(report, course, again, debug):
            yield Text(one_line(line))


def _headline(step: StepReport, terminal: Terminal) -> RenderableType:
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=1)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    colour = COLOURS[step.status]
    grid.add_row(
        Text(terminal.symbols[step.status], style=colour),
        Text(step.id, style="bold"),
        Text(one_line(step.title)),
        Text(words.points(step), style=colour),
    )
    return grid


def _details(
    step: StepReport, terminal: Terminal, every: bool, advice: bool
) -> Iterator[RenderableType]:
    if not step.started:
        return
    open_checks = [check for check in step.checks if check.status is not Status.PASS]
    if every:
        for _, group in itertools.groupby(open_checks, key=lambda check: check.cause):
            checks = list(group)
            yield from _titles(checks, terminal)
            yield _reason(checks[0], step)
        return
    for folded in fold(open_checks):
        yield from _titles([folded.root], terminal)
        yield _reason(folded.root, step)
        yield from _folded(folded, advice)


def _titles(checks: Sequence[Verdict], terminal: Terminal) -> Iterator[RenderableType]:
    for check in checks:
        mark = Text(terminal.symbols[check.status], style=COLOURS[check.status])
        yield _hanging(mark, Text(check.title, style="bold"))


def _folded(folded: Folded, advice: bool) -> Iterator[RenderableType]:
    """Count what is not shown: what has the same reason, and what may have another."""
    if same := words.same_reason(folded):
        yield _aside(same)
    if more := words.not_passed(folded):
        yield _aside(f"{more}; --all shows every one" if advice else more)


def _aside(text: str) -> RenderableType:
    return Padding(Text(text, style="bright_black"), (0, 0, 0, 4))


def _reason(check: Verdict, step: StepReport) -> RenderableType:
    """Say the mistake, if it has a name, and then the fact it was told by."""
    rows: list[RenderableType] = []
    if check.mistake is not None:
        rows.append(Text(printable(words.told(check.mistake)), style="yellow"))
    if check.cause is not None:
        unwritten = check.status is Status.SKIP and check.cause.code is Code.NOT_WRITTEN
        style = COLOURS[Status.SKIP] if unwritten else ""
        rows.append(Text(printable(check.cause.message), style=style))
        rows += [_row(label, text) for label, text in words.facts(check, step)]
    return Padding(Group(*rows), (0, 0, 0, 4))


def _row(label: str, text: str) -> RenderableType:
    return _hanging(Text(f"{label:<8}", style="bright_black"), Text(printable(text)))


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
    yield words.total(report)
    yield words.advice(report, course, again)
