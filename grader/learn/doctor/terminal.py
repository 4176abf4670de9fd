"""The terminal: letters, colour and width."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from typing import Final, TextIO

from grader.learn.doctor.finding import Finding, ok, remark

NARROW: Final = 60
LETTERS: Final = "✓✗·…—"
_VIRTUAL_TERMINAL: Final = 0x4


def look(
    stream: TextIO = sys.stdout, environment: Mapping[str, str] = os.environ
) -> Iterator[Finding]:
    """Look at what a stream can show."""
    yield _letters(stream)
    if not stream.isatty():
        yield ok("terminal", "none: plain text, 100 columns wide")
        return
    yield _colour(environment)
    width = shutil.get_terminal_size().columns
    if width < NARROW:
        mend = f"Make the window {NARROW} columns wide or more."
        yield remark("width", f"{width} columns: lines are broken often", mend)
    else:
        yield ok("width", f"{width} columns")


def can_write(stream: TextIO, text: str = LETTERS) -> bool:
    """Whether a stream's encoding has these letters."""
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _letters(stream: TextIO) -> Finding:
    encoding = stream.encoding or "unknown"
    if can_write(stream):
        return ok("letters", f"{encoding}: has all that is used")
    says = f"{encoding} has no ticks and crosses: + and x stand for them"
    if sys.platform == "win32":
        return remark("letters", says, "setx PYTHONUTF8 1, in a new window of Windows Terminal")
    return remark("letters", says, "export PYTHONUTF8=1, in a terminal that is set to UTF-8")


def _colour(environment: Mapping[str, str]) -> Finding:
    if environment.get("NO_COLOR"):
        return ok("colour", "none, as NO_COLOR wants it; nothing is said by colour alone")
    if environment.get("TERM") == "dumb":
        return ok("colour", "none, as TERM=dumb wants it; nothing is said by colour alone")
    if sys.platform == "win32" and not _understands_escapes():
        mend = "Use Windows Terminal, or any console of Windows 10 or newer."
        return remark("colour", "this console does not know colour", mend)
    return ok("colour", "yes")


def _understands_escapes() -> bool:
    """Whether a Windows console reads escape sequences, or can be told to."""
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - not there elsewhere
    handle, mode = kernel.GetStdHandle(-11), ctypes.c_uint32()
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return True  # no console of Windows': mintty and the like read them
    if mode.value & _VIRTUAL_TERMINAL:
        return True
    can = bool(kernel.SetConsoleMode(handle, mode.value | _VIRTUAL_TERMINAL))
    kernel.SetConsoleMode(handle, mode.value)
    return can
