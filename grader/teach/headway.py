"""How far the marking of a class is: a bar on a terminal, now and then a line elsewhere."""

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TextIO

from grader.teach.job import Ending
from grader.teach.marking import Tally

if TYPE_CHECKING:
    import rich.progress

LINE_EVERY_S: Final = 10.0


class Headway:
    """Shows how far it is; a context that takes the bar away.

    Parameters
    ----------
    seconds : callable
        A clock that nobody sets.
    """

    def __init__(
        self,
        total: int,
        stream: TextIO = sys.stderr,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._total, self._stream, self._clock = total, stream, seconds
        self._began = self._said = seconds()
        self._bar: rich.progress.Progress | None = None
        if stream.isatty():
            from rich.console import Console  # slow to import, and of use to a terminal alone
            from rich.progress import BarColumn, Progress, TextColumn

            console = Console(file=stream, highlight=False, markup=False, emoji=False)
            columns = (TextColumn("grading"), BarColumn(), TextColumn("{task.fields[says]}"))
            self._bar = Progress(*columns, console=console, transient=True)
            self._task = self._bar.add_task("", total=total, says=f"0/{total}")

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    @property
    def seconds(self) -> float:
        """How long it has been shown."""
        return self._clock() - self._began

    def tell(self, tally: Tally) -> None:
        """Show how far it is now."""
        says = progress(tally, self._total, self.seconds)
        if self._bar is not None:
            self._bar.update(self._task, completed=tally.done, says=says)
        elif self._clock() - self._said >= LINE_EVERY_S:
            self._said = self._clock()
            self._stream.write(f"{says}\n")
            self._stream.flush()


def progress(tally: Tally, total: int, seconds: float) -> str:
    """Say how far it is, how fast it goes, and how long it will take.

    Examples
    --------
    >>> from collections import Counter
    >>> progress(Tally(known=10, endings=Counter({Ending.GRADED: 8, Ending.BROKEN: 2})), 60, 5.0)
    '20/60, 2.0 per second, 20 s left, 2 broken'
    """
    parts = [f"{tally.done}/{total}"]
    graded = tally.endings.total() - tally.endings[Ending.UNREADABLE]
    if graded and seconds > 0:
        rate = graded / seconds  # all else took no time
        parts += [f"{rate:.1f} per second", f"{duration((total - tally.done) / rate)} left"]
    return ", ".join([*parts, *troubles(tally)])


def troubles(tally: Tally) -> list[str]:
    """Count what has no grade, by what it is."""
    others = [ending for ending in Ending if ending is not Ending.GRADED]
    return [f"{tally.endings[ending]} {ending}" for ending in others if tally.endings[ending]]


def duration(seconds: float) -> str:
    """Say a duration in the one or two units that matter.

    Examples
    --------
    >>> duration(7.4), duration(95), duration(7300)
    ('7 s', '1 min 35 s', '2 h 1 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
