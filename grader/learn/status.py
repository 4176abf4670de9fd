"""How far a learner has come, on a terminal."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final

from rich.console import RenderableType
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from grader.learn.progress import Progress, StepRecord
from grader.learn.telling import when
from grader.model import Course, Status, Step
from grader.report.terminal import COLOURS, Terminal

BAR_WIDTH: Final = 40


def status_text(
    course: Course, progress: Progress, terminal: Terminal, now: datetime | None = None
) -> str:
    """Draw the points as a bar, and tell of each step when it passed and of what comes next.

    Parameters
    ----------
    now : datetime, optional
        By which "today" is told.
    """
    now = now or datetime.now().astimezone()
    return "\n" + terminal.printed(_status(course, progress, terminal, now))


def list_text(course: Course, progress: Progress, terminal: Terminal) -> str:
    """List the steps with their points and files, those of a bonus apart."""
    table = _table(course, progress, terminal, lambda step, _: f"{step.stem}.py", wraps=False)
    return terminal.printed([table])


def list_data(course: Course, progress: Progress) -> list[dict[str, Any]]:
    """Tell the same in JSON's types."""
    return [_data(step, progress.of(step)) for step in course.steps]


def _data(step: Step, record: StepRecord) -> dict[str, Any]:
    first, last = (time and time.isoformat() for time in (record.first_passed, record.last_passed))
    return {
        "id": step.id,
        "title": step.title,
        "file": f"{step.stem}.py",
        "bonus": step.bonus,
        "status": record.status,
        "score": _earned(step, record),
        "max_score": step.points,
        "first_passed": first,
        "last_passed": last,
    }


def _status(
    course: Course, progress: Progress, terminal: Terminal, now: datetime
) -> Iterator[RenderableType]:
    required, bonus = _apart(course)
    points, most = _points(required, progress), sum(step.points for step in required)
    yield Text(course.title, style="bold")
    bar = Table.grid()  # the brackets show its end where there is no colour
    bar.add_row("[", ProgressBar(most, points, BAR_WIDTH), f"] {points / most:.0%}")
    yield bar
    done = sum(progress.of(step).passes for step in required)
    extra = _points(bonus, progress)
    plus = f", and {extra:g} of the bonus" if extra else ""
    yield Text(f"{points:g} of {most:g} points{plus}; {done} of {len(required)} steps pass")
    yield Text()
    yield _table(course, progress, terminal, lambda _, record: _told(record, now))
    yield Text()
    yield from map(Text, _ending(course, progress))


def _ending(course: Course, progress: Progress) -> Iterator[str]:
    if taken := progress.hints:
        yield f"{taken} hint{'s' if taken > 1 else ''} taken"
    if quizzed := [step.id for step in course.steps if progress.quizzed(step)]:
        yield f"Quiz taken: {', '.join(quizzed)}"
    following = progress.next_step(course)
    if following is None:
        yield "Every step passes."
    else:
        yield f"Next: {following.id}, in {following.stem}.py; `grade next` says where"


def _told(record: StepRecord, now: datetime) -> str:
    """Say when a step passed, or that it does not."""
    if record.status is None:
        return "not graded yet"
    if record.last_passed is None:
        return "not written yet" if record.status is Status.SKIP else "does not pass yet"
    if record.passes:
        return f"passed {when(record.first_passed or record.last_passed, now)}"
    return f"fails now; passed {when(record.last_passed, now)}"


def _table(
    course: Course,
    progress: Progress,
    terminal: Terminal,
    last: Callable[[Step, StepRecord], str],
    wraps: bool = True,
) -> Table:
    """Lay out the steps, those of a bonus apart, with a last column of one's own."""
    table = Table.grid(padding=(0, 1))
    for whole in (True, True, False, True, not wraps):
        table.add_column(no_wrap=whole)
    for steps, heading in zip(_apart(course), ("", "Bonus"), strict=True):
        if steps and heading:
            table.add_row("", Text(heading, style="bold"))
        for step in steps:
            record = progress.of(step)
            status = record.status or Status.SKIP
            colour = COLOURS[status]
            table.add_row(
                Text(terminal.symbols[status], style=colour),
                step.id,
                step.title,
                Text(f"{_earned(step, record):g} / {step.points:g}", style=colour, justify="right"),
                last(step, record),
            )
    return table


def _apart(course: Course) -> tuple[list[Step], list[Step]]:
    return (
        [step for step in course.steps if not step.bonus],
        [step for step in course.steps if step.bonus],
    )


def _points(steps: list[Step], progress: Progress) -> float:
    return sum(_earned(step, progress.of(step)) for step in steps)


def _earned(step: Step, record: StepRecord) -> float:
    """Points of a step, never more than it has: anybody may have written the file."""
    return min(record.score, step.points)
