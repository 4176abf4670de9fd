"""Puts the stub of a step back, and keeps what was there."""

import itertools
from datetime import datetime
from pathlib import Path
from typing import Final

from grader.learn.memory import FOLDER
from grader.learn.replacing import replace_content
from grader.model import Course, Step, UsageProblem

BACKUPS: Final = "backups"


def reset(course: Course, folder: Path, step: Step, now: datetime) -> Path | None:
    """Lay out a step's file as `grade start` does.

    Parameters
    ----------
    now : datetime
        Names the backup, in this machine's time.

    Returns
    -------
    Path or None
        Where the learner's own text is kept; None if there was none.

    Raises
    ------
    UsageProblem
        If it cannot be kept, or the stub not be written: then the file is as it was.
    """
    path = folder / f"{step.stem}.py"
    try:
        backup = _keep(path, folder / FOLDER / BACKUPS, now) if path.exists() else None
        replace_content(path, (course.exercises / path.name).read_bytes())
    except OSError as error:
        raise UsageProblem(f"{path.name} is as it was: {error.strerror or error}.") from error
    return backup


def _keep(path: Path, backups: Path, now: datetime) -> Path:
    """Copy a file to a name that nothing has yet."""
    content = path.read_bytes()
    backups.mkdir(parents=True, exist_ok=True)
    for number in itertools.count(1):
        more = f"-{number}" if number > 1 else ""
        backup = backups / f"{path.stem}-{now:%Y%m%d-%H%M%S}{more}.py"
        try:
            with backup.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        return backup
    raise AssertionError
