"""What the keys of `grade watch` do."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import click
from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from grader.learn.memory import Memory
from grader.learn.progress import Progress
from grader.learn.topics import find_topics
from grader.learn.watching.screen import Board
from grader.learn.watching.watch import Watch
from grader.model import Course, UsageProblem

KEYS: Final = "n next h hint p plot a all r reset s status o open q quit"
INTERRUPTED: Final = 130
"""What a shell says of a program that Ctrl-C has ended."""


class Keyboard:
    """Turns keys into what is to be done; nothing of it holds the screen up."""

    def __init__(self, course: Course, folder: Path) -> None:
        self._course, self._folder = course, folder
        self._tasks: set[asyncio.Task[None]] = set()
        self.bindings = KeyBindings()
        self._asked: Callable[[], Awaitable[None]] | None = None

    def serve(self, watch: Watch, board: Board) -> None:
        """Bind the keys."""
        self._watch, self._board = watch, board
        keys: dict[str, Callable[[], Coroutine[Any, Any, None]]] = {
            "n": self._next,
            "h": watch.hint,
            "p": self._plot,
            "a": self._all,
            "r": self._reset,
            "s": self._status,
            "o": self._open,
            "?": self._help,
        }
        for key, action in keys.items():
            self.bindings.add(key)(self._bound(key, action))
        for key in ("q", "c-d"):
            self.bindings.add(key, eager=True)(lambda event: event.app.exit(result=0))
        self.bindings.add("c-c", eager=True)(lambda event: event.app.exit(result=INTERRUPTED))
        self.bindings.add("c-z")(lambda event: event.app.suspend_to_background())
        self.bindings.add("<any>")(self._bound("", self._help))

    def _bound(
        self, key: str, action: Callable[[], Coroutine[Any, Any, None]]
    ) -> Callable[[KeyPressEvent], None]:
        def pressed(event: KeyPressEvent) -> None:
            if (asked := self._asked) is not None:  # any key answers a question
                self._asked = None
                self._board.ask("")
                if event.data.lower() == "y":
                    self._start(asked)
            else:
                self._start(action)

        return pressed

    def _start(self, action: Callable[[], Awaitable[None]]) -> None:
        async def told() -> None:
            try:
                await action()
            except (UsageProblem, click.ClickException) as problem:
                self._board.say(str(problem))
            except Exception as error:  # a key that fails must not take the screen with it
                self._board.say(f"That did not work: {type(error).__name__}: {error}")

        task = asyncio.get_running_loop().create_task(told())
        self._tasks.add(task)  # the loop itself would let go of it
        task.add_done_callback(self._tasks.discard)

    async def _next(self) -> None:
        self._watch.next()

    async def _all(self) -> None:
        self._watch.all()

    async def _help(self) -> None:
        self._board.say(
            "n goes to the next step that does not pass, h gives the next hint, p draws a picture "
            "of the step, a grades all steps, r puts the stub of the step back (after asking), s "
            "shows your progress, o opens the step in your editor, q ends. A save grades at once."
        )

    async def _reset(self) -> None:
        step = self._watch.step  # a save may have moved on before the answer comes

        async def reset() -> None:
            from grader.learn.resetting import reset as put_back
            from grader.learn.resetting import told

            now = datetime.now().astimezone()
            kept = await asyncio.to_thread(put_back, self._course, self._folder, step, now)
            self._board.say(told(step, kept))

        self._asked = reset
        self._board.ask(f"Put the stub of {step.stem}.py back? Your text is kept. y or n")

    async def _status(self) -> None:
        from grader.learn.status import status_text

        progress = Progress(Memory(self._folder))
        self._board.write(status_text(self._course, progress, self._board.terminal))

    async def _open(self) -> None:
        if sys.platform != "win32" and not (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
            # Else it would be vi, of which whoever does not know it finds no way out.
            self._board.say("Which editor? Set it before you start: export EDITOR=nano")
            return
        path = self._folder / f"{self._watch.step.stem}.py"
        # An editor in this terminal has it for itself; the loop goes on meanwhile.
        await run_in_terminal(lambda: click.edit(filename=str(path)), in_executor=True)

    async def _plot(self) -> None:
        """Draw in a process of its own: a window has a loop of its own, and may stay open."""
        step = self._watch.step
        topics = [topic for topic in find_topics(self._course) if topic.step == step.id]
        if not topics:
            self._board.say(f"There is no picture of {step.id}. `grade plot` lists what there is.")
            return
        self._board.state(f"{step.id}: drawing {topics[0].name} …")
        command = [sys.executable, "-P", "-m", "grader", "plot", topics[0].name]
        process = await asyncio.create_subprocess_exec(
            *command,
            cwd=self._folder,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[3])},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        said, _ = await process.communicate()
        self._board.state(f"{step.id}: {topics[0].name} is drawn")
        if said.strip():
            self._board.say(said.decode(errors="replace").rstrip())
