"""Lays out the folder in which a learner works."""

import shutil
from pathlib import Path
from typing import Final

from grader.model import Course, UsageProblem
from grader.submission.opening import MARK

IGNORED: Final = "# What comes of working here, and is not your work\n" + "\n".join(
    (f"{MARK}/", "bundle.zip", "report.html", "__pycache__/", ".ipynb_checkpoints/", "")
)
"""Content of ``.gitignore``."""


def lay_out(course: Course, folder: Path) -> None:
    """Copy the exercises into a folder that is new or empty, and mark it as a workspace.

    Raises
    ------
    UsageProblem
        If the folder has anything in it, or cannot be written.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageProblem(f"{folder} is not empty: name a new folder.")
        names = shutil.ignore_patterns("__pycache__", ".*")
        shutil.copytree(course.exercises, folder, dirs_exist_ok=True, ignore=names)
        (folder / ".gitignore").write_text(IGNORED, encoding="utf-8", newline="\n")
        (folder / MARK).mkdir()
    except OSError as error:
        raise UsageProblem(f"Cannot write to {folder}: {error.strerror or error}.") from error
