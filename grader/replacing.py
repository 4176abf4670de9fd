"""Replaces a file in one step: whoever reads it sees the old content or the new, whole."""

import contextlib
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_TRIES: Final = 50
_PAUSE_S: Final = 0.02


def replace_content(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file anew; it keeps its permissions. A link in its place is replaced, not followed.

    What comes in pieces is written as they come.

    One writer at a time: the new content grows under one name, so that a writer that was killed
    leaves at most one such file, which the next one takes over.

    Raises
    ------
    OSError
        If it cannot be written; the old content is there as before.
    """
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        with part.open("xb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())  # else a power cut could leave the new name with no content
        if path.is_file() and not path.is_symlink():
            part.chmod(path.stat().st_mode)
        _replace(part, path)
    except BaseException:  # Ctrl-C too
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _replace(part: Path, path: Path) -> None:
    """Give a file its name; on Windows that fails for as long as somebody reads the old one."""
    for left in reversed(range(_TRIES if sys.platform == "win32" else 1)):
        try:
            part.replace(path)
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE_S)
        else:
            return
