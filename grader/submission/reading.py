"""Bytes of a file, and the text in them, or the reason why there is none."""

import io
import os
import re
import stat
import tokenize
from pathlib import Path
from typing import Final

from grader.model import Block, Cause, Code, Source

MAX_SOURCE: Final = 1 << 20
MAX_NOTEBOOK: Final = 16 << 20
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")


class Refused(Exception):
    """A file that will not be read; the text says why."""


def limit_of(name: str) -> int:
    """Return the most bytes a file of this name may have; notebooks carry their pictures."""
    return MAX_NOTEBOOK if name.lower().endswith(".ipynb") else MAX_SOURCE


def read_bytes(path: Path, limit: int) -> bytes:
    """Read a regular file of at most `limit` bytes.

    A link is refused: it could name the answers, or a secret of the machine that grades. So are
    pipes and devices, that may never end.

    Raises
    ------
    Refused
        With the reason, for a learner.
    """
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        _demand_file(path.lstat().st_mode)
        descriptor = os.open(path, flags)
    except OSError as error:
        raise Refused(f"It cannot be opened: {error.strerror}.") from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)  # `open` would not take a folder's
        raise Refused("It is not an ordinary file.")
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        if status.st_size > limit:
            raise Refused(too_large(status.st_size, limit))
        content = file.read(limit + 1)
    if len(content) > limit:
        raise Refused(too_large(len(content), limit))
    return content


def _demand_file(mode: int) -> None:
    """Refuse before it is opened what may act when it is: a device, a pipe that somebody awaits."""
    if stat.S_ISLNK(mode):
        raise Refused("It is a symbolic link: put the file itself here.")
    if not stat.S_ISREG(mode):
        raise Refused("It is not an ordinary file.")


def too_large(size: int, limit: int) -> str:
    """Say that a file has `size` bytes where `limit` are allowed."""
    return f"It has {size / 2**20:.1f} MiB; at most {limit >> 20} MiB are read."


def unreadable(name: str, reason: str, line: int | None = None) -> Source:
    """Make the source of a file that gives no text."""
    return Source(name, problem=Cause(Code.UNREADABLE, f"{name}: {reason}", line=line))


def python_source(name: str, content: bytes, path: Path | None = None) -> Source:
    """Decode a Python file as Python itself would: BOM, coding comment, else UTF-8.

    Line ends of all three kinds become one, so that lines count as in an editor.
    """
    if b"\0" in content:
        return unreadable(name, "It is not text: it has NUL bytes. Is it really a Python file?")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        # The error's own bytes: the codec may have taken off a byte order mark.
        line = len(_LINE_END.split(error.object[: error.start]))
        byte = error.object[error.start]
        return unreadable(name, f"Byte 0x{byte:02x} is not {error.encoding}; save as UTF-8.", line)
    except (UnicodeError, LookupError) as error:  # a codec, but none of text
        return unreadable(name, f"{error}; save the file as UTF-8.", 1)
    except SyntaxError as error:
        line = 1 if b"coding" in content.split(b"\n", 1)[0] else _first_bad_line(content)
        return unreadable(name, f"{error.msg}; save the file as UTF-8.", line)
    return Source(name, blocks=(Block("", _plain_lines(text)),), path=path)


def _first_bad_line(content: bytes) -> int:
    """Find the line that is not UTF-8 (`tokenize` looks at the first two and does not say)."""
    for number, line in enumerate(_LINE_END.split(content), 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            return number
    return 2


def _plain_lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
