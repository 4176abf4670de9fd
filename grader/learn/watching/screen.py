"""Where `grade watch` writes: above a bar with the keys on a terminal, or plainly into a pipe."""

import os
import sys
from typing import TextIO

from prompt_toolkit import Application
from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.application.current import set_app
from prompt_toolkit.formatted_text import ANSI, StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.shortcuts import print_formatted_text

from grader.model import Course, Report
from grader.printable import one_line, printable
from grader.report.terminal import Terminal
from grader.report.text import to_text


class Paper:
    """Writes one thing below the other, for a pipe, a file or a log.

    Parameters
    ----------
    stream : TextIO
        Flushed after each line: who reads along waits for it.
    """

    def __init__(self, course: Course, stream: TextIO) -> None:
        self._course, self._stream = course, stream

    @property
    def terminal(self) -> Terminal:
        """What the stream can show; a window may have been resized."""
        return Terminal.of(self._stream)

    def title(self, text: str) -> None:
        """Rule off what was before."""
        line = "─" if self.terminal.unicode else "-"
        said = f"{line * 2} {one_line(text)} "
        self.write(f"\n{said}{line * max(0, self.terminal.width - len(said))}\n")

    def say(self, text: str) -> None:
        """Write lines, wrapped at words."""
        import click

        width = self.terminal.width
        for line in printable(text).splitlines():
            indent = line[: len(line) - len(line.lstrip())]
            self.write(f"{click.wrap_text(line.strip(), width, indent, indent)}\n")

    def report(self, report: Report) -> None:
        """Write a report as `grade` does."""
        self.write(to_text(report, self._course, self.terminal, ending=False))

    def state(self, text: str) -> None:
        """Show nothing that would not stay."""

    def write(self, text: str) -> None:
        """Write what has been made fit for the stream."""
        terminal = self.terminal
        self._stream.write(text if terminal.unicode else text.encode("ascii", "replace").decode())
        self._stream.flush()


class Board(Paper):
    """Writes above a bar of two lines: what goes on, and the keys.

    What is written scrolls away as all output does; the bar alone is repainted.
    """

    def __init__(self, course: Course, stream: TextIO, bindings: KeyBindings, keys: str) -> None:
        super().__init__(course, stream)
        self._state, self._question = "", ""
        words = keys.split(" ")  # a key and what it does, in turn
        self._keys = [
            ("reverse bold" if number % 2 == 0 else "reverse", f"{word} ")
            for number, word in enumerate(words)
        ]
        bar = Window(FormattedTextControl(self._bar), height=2, wrap_lines=False)
        self.app: Application[int] = Application(
            Layout(bar), key_bindings=bindings, erase_when_done=True
        )
        self._waiting: list[str] = []

    def state(self, text: str) -> None:
        """Repaint the bar."""
        self._state = one_line(text)
        self.app.invalidate()

    def ask(self, question: str) -> None:
        """Show a question in the place of the keys; an empty one brings these back."""
        self._question = question
        self.app.invalidate()

    def write(self, text: str) -> None:
        """Write above the bar; all that is written in one turn of the loop at once."""
        self._waiting.append(text)
        if len(self._waiting) == 1:
            with set_app(self.app):  # who writes may be a task that began before the app did
                run_in_terminal(self._flush)

    def _flush(self) -> None:
        text = "".join(self._waiting)
        self._waiting.clear()
        print_formatted_text(ANSI(text), end="", output=self.app.output)

    def _bar(self) -> StyleAndTextTuples:
        below = [("reverse", self._question)] if self._question else self._keys
        return [("", f"{self._state}\n"), *below]


def is_interactive() -> bool:
    """Whether there is a keyboard, and a screen that can be repainted."""
    capable = os.environ.get("TERM") not in ("dumb", "unknown")
    return capable and sys.stdin.isatty() and sys.stdout.isatty()
