"""What is to be written next, and where."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from grader.learn.progress import Progress
from grader.model import Course, Source, Step
from grader.submission.reading import Refused, limit_of, python_source, read_bytes

_DEFINED: Final = re.compile(r"\s*def\s+(\w+)")
_TODO: Final = re.compile(r"\s*#\s*TODO\b")


@dataclass(frozen=True, slots=True)
class Place:
    """Where to write.

    Attributes
    ----------
    line : int or None
        Line of the first TODO that is left; None if none is.
    says : str
        What is to be written there.
    problem : str
        Why the file cannot be read; empty if it can.
    """

    step: Step
    file: Path
    line: int | None = None
    says: str = ""
    problem: str = ""


def next_place(course: Course, progress: Progress, folder: Path) -> Place | None:
    """Find the first TODO of the first step that did not pass; None if all of them pass."""
    step = progress.next_step(course)
    if step is None:
        return None
    file = folder / f"{step.stem}.py"
    try:
        source = python_source(file.name, read_bytes(file, limit_of(file.name)))
    except Refused as refusal:
        return Place(step, file, problem=str(refusal))
    if source.problem is not None:
        return Place(step, file, source.problem.line, problem=source.problem.message)
    return Place(step, file, *_first_todo(source, step))


def _first_todo(source: Source, step: Step) -> tuple[int | None, str]:
    """Find the line of the first TODO, and what the course says of its function."""
    function = ""
    for number, line in enumerate(source.blocks[0].text.split("\n"), 1):
        if defined := _DEFINED.match(line):
            function = defined[1]
        if _TODO.match(line):
            return number, step.functions.get(function, "")
    return None, ""
