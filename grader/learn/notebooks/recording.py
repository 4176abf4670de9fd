"""Remembers, in a kernel, which cells ran and how far; knows nothing of the course.

It lives beside whatever a learner does to their process, and so leans on little.
"""

import contextlib
import site
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType, FunctionType, TracebackType
from typing import Any


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a cell.

    Attributes
    ----------
    number : int
        What stands in brackets beside the cell.
    id : str
        The cell's own, if the front end tells; empty if not.
    text, plain : str
        As it was typed, and as Python ran it, with magics turned into calls.
    until : int or None
        Line of `text` that was not finished: it raised, or runs still. None if all ran.
    """

    number: int
    id: str
    text: str
    plain: str
    until: int | None = None


class Recorder:
    """Listens to an IPython shell."""

    def __init__(self, shell: Any) -> None:
        self._shell = shell
        self._ran: list[Run] = []
        self._info: Any = None
        typed = shell.history_manager.input_hist_raw
        for number in range(1, min(len(typed), shell.execution_count)):  # before anybody listened
            self._ran.append(Run(number, "", typed[number], self._plain(number)))
        shell.events.register("pre_run_cell", self._before)
        shell.events.register("post_run_cell", self._after)

    def close(self) -> None:
        """Listen no more."""
        for event, listener in (("pre_run_cell", self._before), ("post_run_cell", self._after)):
            with contextlib.suppress(ValueError):
                self._shell.events.unregister(event, listener)

    def snapshot(self) -> dict[str, Any]:
        """Tell what ran, the cell that is running included, and what it has left behind."""
        running = [] if self._info is None else [self._running(self._info)]
        namespace: dict[str, Any] = self._shell.user_ns
        functions = {
            name: value.__code__.co_filename
            for name, value in list(namespace.items())
            if type(value) is FunctionType
        }
        return {
            "runs": [asdict(run) for run in (*self._ran, *running)],
            "functions": list(functions),
            "made": [name for name, file in functions.items() if file == "<string>"],
            "modules": dict(_modules_of_the_user()),
        }

    def _before(self, info: Any) -> None:
        if info.store_history:  # what `%%capture` and the like run again is part of their cell
            self._info = info

    def _after(self, result: Any) -> None:
        info = result.info
        if info is None or not info.store_history:
            return
        self._info = None
        if result.error_before_exec is not None:
            return  # none of it ran: what was there before is there still
        number = result.execution_count
        error = result.error_in_exec
        until = None if error is None else self._line_of(_frames(error.__traceback__), info)
        plain = self._plain(number)
        self._ran.append(Run(number, info.cell_id or "", info.raw_cell, plain, until))

    def _running(self, info: Any) -> Run:
        frames = list(_callers(sys._getframe()))[::-1]
        number = self._shell.execution_count
        line = self._line_of(((frame, frame.f_lineno) for frame in frames), info)
        return Run(number, info.cell_id or "", info.raw_cell, self._plain(number), line)

    def _line_of(self, frames: Iterator[tuple[FrameType, int]], info: Any) -> int | None:
        """Find the cell's own line among the frames, the outermost first."""
        lines = [
            line
            for frame, line in frames
            if frame.f_globals is self._shell.user_ns and frame.f_code.co_name == "<module>"
        ]
        if not lines:
            return None
        # `%%time` runs the rest of its cell, and counts that from 1.
        magic = info.raw_cell.lstrip().startswith("%%")
        return lines[-1] + (magic and len(lines) > 1)

    def _plain(self, number: int) -> str:
        ran = self._shell.history_manager.input_hist_parsed
        return str(ran[number]) if number < len(ran) else ""


def _frames(trace: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    while trace is not None:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def _callers(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _modules_of_the_user() -> Iterator[tuple[str, str]]:
    """Yield name and file of what was imported from anywhere but where packages are installed."""
    paths = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    paths = [*paths, *site.getsitepackages(), site.getusersitepackages()]
    installed = {Path(path).resolve() for path in paths} | {Path(__file__).resolve().parents[2]}
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if "." not in name and isinstance(file, str) and file.endswith(".py"):
            path = Path(file).resolve()
            if installed.isdisjoint(path.parents):
                yield name, str(path)
