"""Text that may be a stranger's, made safe to show: what acts or hides becomes an escape."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

MOST: Final = 600
"""Characters of a learner's text that are read; more is a wall."""

MOST_LINES: Final = 12
MARKS: Final = 3
"""Accents on one letter: Vietnamese and Hebrew have two and three, floods have hundreds."""

_JOINER: Final = "\u200d"
_BLANK: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
)
"""Letters and marks to Unicode, and nothing to the eye."""

_NAMED: Final = {"\r": "\\r", "\t": "    ", "\n": "\n"}
_BYTES: Final = range(0xDC80, 0xDD00)
"""Halves of characters by which Python stands for bytes of a name that are no UTF-8."""


def printable(text: str) -> str:
    r"""Show what would act on a terminal, turn the line round, or not be seen, as its escape.

    Line feeds stay, all other blanks become plain spaces. Accents, letters of any alphabet and
    emoji stay as they are.

    Examples
    --------
    >>> print(printable("red" + chr(27) + "[31m, turned" + chr(0x202E) + ", façade"))
    red\x1b[31m, turned\u202e, façade
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(text))


def one_line(text: str) -> str:
    r"""Do the same to what must not begin a line of its own, such as a file's name.

    Examples
    --------
    >>> print(one_line("step1.py" + chr(10) + "all pass"))
    step1.py\nall pass
    """
    return printable(text).replace("\n", "\\n")


def shortened(text: str, most: int = MOST) -> str:
    """Cut a text that nobody would read to the end, and say so.

    Examples
    --------
    >>> shortened("a" * 60, most=10)
    'aaaaaaaaaa … (50 more characters)'
    """
    kept = text[:most]
    lines = kept.split("\n")
    if len(lines) > MOST_LINES:
        kept = "\n".join(lines[:MOST_LINES])
    left = len(text) - len(kept)
    if left <= len(f" … ({left} more characters)") and len(lines) <= MOST_LINES:
        return text
    return f"{kept} … ({left} more characters)"


def _shown(text: str) -> Iterator[str]:
    marks = 0
    for at, char in enumerate(text):
        kind = unicodedata.category(char)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if char in _NAMED:
            yield _NAMED[char]
        elif kind == "Zs":
            yield " "
        elif (_is_seen(char) and marks <= MARKS) or (char == _JOINER and _joins(text, at)):
            yield char
        else:
            yield _escape(ord(char))


def _is_seen(char: str) -> bool:
    return char.isprintable() and char not in _BLANK


def _escape(code: int) -> str:
    if code in _BYTES:
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands between two emoji, as in those of families and professions."""
    around = re.sub("\ufe0f", "", text[max(at - 2, 0) : at])[-1:], text[at + 1 : at + 2]
    return all(char and unicodedata.category(char) in ("So", "Sk") for char in around)
