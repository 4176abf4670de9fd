"""One run of `grade watch`, from its start to whatever ends it."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from grader.judge.warm import WarmGrader
from grader.learn.watching.keyboard import KEYS, Keyboard
from grader.learn.watching.saves import saves
from grader.learn.watching.screen import Board, Paper, is_interactive
from grader.learn.watching.watch import Screen, Watch
from grader.model import Course, Step

ENDED_BY_SIGNAL: Final = 128
"""Plus its number: what a shell says of a program that a signal has ended."""


def run(course: Course, folder: Path, step: Step, poll: bool) -> int:
    """Watch a folder until the learner quits or a signal comes; return the exit status."""
    with WarmGrader(course) as grader:
        return asyncio.run(_run(course, folder, step, poll, grader))


async def _run(course: Course, folder: Path, step: Step, poll: bool, grader: WarmGrader) -> int:
    ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def failed(error: BaseException) -> None:
        if not ended.done():
            ended.set_exception(error)

    def watching(screen: Screen) -> Watch:
        return Watch(course, folder, step, grader, screen, failed)

    with _signals_end(ended):
        if not is_interactive():
            paper = Paper(course, sys.stdout)
            paper.say(f"Watching {folder}. Ctrl-C ends it.")
            return await _until(ended, watching(paper), course, folder, poll)
        keyboard = Keyboard(course, folder)
        board = Board(course, sys.stdout, keyboard.bindings, KEYS)
        watch = watching(board)
        keyboard.serve(watch, board)
        work = asyncio.create_task(_until(ended, watch, course, folder, poll))
        work.add_done_callback(lambda _: board.app.is_running and board.app.exit(result=0))
        result = 0
        try:
            with contextlib.suppress(EOFError):  # the terminal is gone
                result = await board.app.run_async(handle_sigint=False)
        finally:
            if not ended.done():
                ended.set_result(result)
            status = await work
        return status


async def _until(
    ended: "asyncio.Future[int]", watch: Watch, course: Course, folder: Path, poll: bool
) -> int:
    """Grade what is saved until the end is wished; return the exit status that is wished for."""

    async def follow() -> None:
        watch.grade([watch.step], "here you are")
        async for saved in saves(folder, course, poll):
            watch.saved(saved)

    task = asyncio.create_task(follow())
    try:
        both: list[asyncio.Future[Any]] = [ended, task]
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            task.result()
        return await ended
    finally:
        task.cancel()
        watch.cancel()


@contextlib.contextmanager
def _signals_end(ended: "asyncio.Future[int]") -> Iterator[None]:
    """Let the signals that end a program end this one in good order, where there are such."""
    loop = asyncio.get_running_loop()
    wanted = [
        signal.SIGINT,
        signal.SIGTERM,
        *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []),
    ]

    def end(number: int) -> None:
        if not ended.done():
            ended.set_result(ENDED_BY_SIGNAL + number)

    try:
        for number in wanted:
            loop.add_signal_handler(number, end, number)
    except NotImplementedError:  # Windows: Ctrl-C is a KeyboardInterrupt there
        yield
        return
    try:
        yield
    finally:
        for number in wanted:
            loop.remove_signal_handler(number)
