"""Puts the stub of a step back, and keeps what was there."""

import os
import stat
from datetime import datetime
from pathlib import Path
from typing import Final

from grader.learn.memory import is_workspace
from grader.model import Course, Step, UsageProblem
from grader.replacing import replace_content
from grader.submission.opening import MARK
from grader.submission.reading import Refused, read_bytes

BACKUPS: Final = "backups"
MAX_KEPT: Final = 64 << 20


def reset(course: Course, folder: Path, step: Step, now: datetime) -> Path | None:
    """Put the stub of a step back, as a new workspace has it.

    Returns
    -------
    Path or None
        Where the text is kept that was there; None if there was none, or the stub already.

    Raises
    ------
    UsageProblem
        If it cannot be done; the file is as before then.
    """
    name = f"{step.stem}.py"
    path, stub = folder / name, (course.exercises / name).read_bytes()
    try:
        content = _content_of(path)
        backup = None if content in (None, stub) else _keep(folder, step, content or b"", now)
        replace_content(path, stub)
    except OSError as error:
        why = error.strerror or error
        raise UsageProblem(f"{name} is left as it is. Cannot write in {folder}: {why}.") from error
    return backup


def told(step: Step, backup: Path | None) -> str:
    """Say in a sentence what has come of it."""
    kept = "" if backup is None else f" Your text is kept in {MARK}/{BACKUPS}/{backup.name}."
    return f"{step.stem}.py is a stub again.{kept}"


def _content_of(path: Path) -> bytes | None:
    """Read what would be lost; None if there is nothing."""
    if not os.path.lexists(path):
        return None
    try:
        content = read_bytes(path, MAX_KEPT)
    except Refused as refusal:
        raise UsageProblem(f"{path.name} is left as it is. {refusal}") from refusal
    if not path.stat().st_mode & stat.S_IWUSR:  # replacing would not ask it
        raise UsageProblem(f"{path.name} is left as it is: it is write-protected.")
    return content


def _keep(folder: Path, step: Step, content: bytes, now: datetime) -> Path:
    """Write a backup under a name that nothing has yet.

    Raises
    ------
    OSError
        If it cannot be written, or the place for it leads elsewhere.
    """
    home = folder / MARK
    home.mkdir(exist_ok=True)
    backups = home / BACKUPS
    if not is_workspace(folder) or backups.is_symlink():
        raise OSError(f"{backups} leads elsewhere")
    backups.mkdir(exist_ok=True)
    stem, number = f"{step.stem}-{now:%Y%m%d-%H%M%S}", 1
    while True:
        path = backups / (f"{stem}.py" if number == 1 else f"{stem}-{number}.py")
        try:
            file = path.open("xb")
        except FileExistsError:
            number += 1
            continue
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # before the only other copy goes
        return path
