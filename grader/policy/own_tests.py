"""An instructor's own hidden tests: files of the names that the course's have."""

import difflib
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.model import Course, UsageProblem


@dataclass(frozen=True, slots=True)
class OwnTests:
    """A folder of hidden tests, and the hash of all that is in it."""

    folder: Path
    sha256: str


def find_own_tests(folder: Path, course: Course) -> OwnTests:
    """Look whether a folder has hidden tests, each for a step of the course.

    Raises
    ------
    UsageProblem
        If it has none, one that is for no step, or code above it that pytest would run.
    """
    folder = folder.resolve()
    if not folder.is_dir():
        raise UsageProblem(f"There is no folder {folder} with tests.")
    wanted = [f"test_{step.stem}.py" for step in course.steps]
    found = sorted({*folder.glob("test_*.py"), *folder.glob("*_test.py")})
    for name in (path.name for path in found):
        if name not in wanted:
            raise UsageProblem(f"{folder / name} is for no step. {_meant(name, course)}")
    if not found:
        raise UsageProblem(f"{folder} has no tests: name a file {wanted[0]}, after a step.")
    _demand_alone(folder, course)
    return OwnTests(folder, _hash(folder))


def _meant(name: str, course: Course) -> str:
    """Guess by the step's id as well: test_step5.py is what one writes first."""
    names = {word: step.stem for step in course.steps for word in (step.stem, step.id)}
    word = name.removesuffix(".py").removeprefix("test_").removesuffix("_test")
    close = difflib.get_close_matches(word, names, n=1)
    if close:
        return f"Did you mean test_{names[close[0]]}.py?"
    return f"The steps are {', '.join(step.stem for step in course.steps)}."


def _demand_alone(folder: Path, course: Course) -> None:
    """Refuse what pytest would import on its way: it may be in a stranger's repository."""
    hidden = course.hidden.resolve()
    if folder.is_relative_to(hidden) or hidden.is_relative_to(folder):
        raise UsageProblem(f"{folder} is the course's own: put your tests in a folder of yours.")
    if os.path.splitdrive(folder)[0] != os.path.splitdrive(hidden)[0]:
        raise UsageProblem(f"{folder} is on another drive than the kit: put it on the kit's.")
    for parent in folder.parents:
        if hidden.is_relative_to(parent):
            return
        for name in ("conftest.py", "__init__.py"):
            if (parent / name).exists():
                raise UsageProblem(
                    f"{folder} is below {parent / name}, which pytest would run with the grader's "
                    "rights: put your tests somewhere else."
                )


def _hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in _files(folder):
        content = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogatepass") + content)
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Yield what tests may read, but for what Python and others leave behind."""
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in inner):
            yield path
