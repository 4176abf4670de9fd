"""What a terminal can show, and how things are printed for it."""

import io
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TextIO

from rich.console import Console, RenderableType

from grader.model import Status
from grader.report import words

PIPED_WIDTH: Final = 100
MAX_WIDTH: Final = 100

_ASCII: Final = {Status.PASS: "+", Status.FAIL: "x", Status.ERROR: "!", Status.SKIP: "-"}
COLOURS: Final = {
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
    def symbols(self) -> Mapping[Status, str]:
        """One character for each status."""
        return words.SYMBOLS if self.unicode else _ASCII

    def printed(self, parts: Iterable[RenderableType]) -> str:
        """Print one thing below the other into a text, which ends no line in blanks.

        Rich chooses what it draws, a bar say, by the encoding of what it writes to.
        """
        encoding = "utf-8" if self.unicode else "ascii"
        buffer = io.BytesIO()
        file = io.TextIOWrapper(buffer, encoding, errors="replace", newline="\n")
        console = Console(
            file=file,
            width=self.width,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        for part in parts:
            console.print(part)
        file.flush()
        lines = buffer.getvalue().decode(encoding).split("\n")
        return "\n".join(line.rstrip() for line in lines)
