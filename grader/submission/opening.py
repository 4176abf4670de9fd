"""Turns a path into a `Submission`: a folder, a ``.py``, an ``.ipynb``, or a ``.zip`` of these."""

import hashlib
import os
import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from grader.model import Course, Source, Submission, UsageProblem
from grader.submission.archive import read_archive
from grader.submission.notebook import notebook_source
from grader.submission.reading import (
    Refused,
    limit_of,
    python_source,
    read_bytes,
    too_large,
    unreadable,
)

MAX_FILES: Final = 200
MAX_TEXT: Final = 2 << 20
"""Characters of source in all: it is sent to the worker in one frame, four bytes each at most."""

MAX_BLOCKS: Final = 5_000
"""In all; each is an item of that frame."""

MAX_TOTAL: Final = 16 << 20
"""Bytes of all modules, before they are text."""

_JUNCTION: Final = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT

MARK: Final = ".grade"
"""Folder that marks a learner's workspace, and holds what is remembered of it."""

_TOOLS: Final = ("conftest", "setup", "sitecustomize", "usercustomize", "grader")
"""Names that mean something to Python, to pytest or to the kit, and nothing in a submission."""


def open_submission(path: Path, course: Course) -> Submission:
    """Read what is at `path`.

    Raises
    ------
    UsageProblem
        If nothing there can be a submission.
    """
    if not _exists(path):
        raise UsageProblem(f"There is no file or folder {path}.")
    if path.is_dir():
        return _open_folder(path, course)
    suffix = path.suffix.lower()
    if suffix == ".zip":
        return _open_archive(path, course)
    if suffix not in (".py", ".ipynb"):
        raise UsageProblem(f"{path} is no submission: a folder, .py, .ipynb or .zip is.")
    return _whole(path.name, _read(path), str(path), path)


def find_folder(start: Path, course: Course) -> Path:
    """Find the folder with the step files: `start`, its ``exercises``, or the same further up.

    Raises
    ------
    UsageProblem
        If there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        for candidate in (folder, folder / "exercises"):
            if _has_step(_inner_names(candidate), course):
                return candidate
    raise UsageProblem(
        f"No step files such as {course.steps[0].stem}.py in {start}.\n"
        "Lay out a fresh workspace with `grade start DIR`, or name a submission: "
        f"`grade {course.steps[0].id} PATH`."
    )


def _open_folder(folder: Path, course: Course) -> Submission:
    names = _names(folder)
    if not _has_step(names, course):
        inner = folder / "exercises"
        if _has_step(_inner_names(inner), course):
            return _open_folder(inner, course)
        notebooks = [name for name in names if name.endswith(".ipynb")]
        if len(notebooks) == 1:
            return _whole(notebooks[0], _read(folder / notebooks[0]), str(folder), None)
        raise UsageProblem(f"{folder} holds no step file such as {course.steps[0].stem}.py.")
    return _files(read_folder(folder, course), str(folder), folder, _passed_over(names, course))


def read_folder(folder: Path, course: Course) -> dict[str, bytes | Refused]:
    """Read what of a folder is handed in: the step files and the modules beside them."""
    return _read_all(own_modules(_names(folder), course), lambda name: _read(folder / name))


def _open_archive(path: Path, course: Course) -> Submission:
    members = read_archive(path)
    steps = {f"{step.stem}.py" for step in course.steps}
    folders = sorted(
        {PurePosixPath(name).parent for name in members if PurePosixPath(name).name in steps},
        key=lambda folder: (len(folder.parts), str(folder)),
    )
    if folders:
        inside = {
            PurePosixPath(name).name: content
            for name, content in members.items()
            if PurePosixPath(name).parent == folders[0]
        }
        wanted = own_modules(sorted(inside), course)
        contents = _read_all(wanted, inside.__getitem__)
        return _files(contents, str(path), None, _passed_over(sorted(inside), course))
    for suffix in (".ipynb", ".py"):
        found = [name for name in members if name.endswith(suffix)]
        if len(found) == 1:
            return _whole(PurePosixPath(found[0]).name, members[found[0]], str(path), None)
    raise UsageProblem(f"{path} holds no step files, and not just one .py or .ipynb.")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long to be one
        return False


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(e.name for e in entries if e.name.endswith((".py", ".ipynb")))
    except OSError:
        return []


def _inner_names(folder: Path) -> list[str]:
    """Do the same for a folder of the submission's: a link could lead to somebody else's work."""
    return [] if is_link(folder) else _names(folder)


def is_link(path: Path) -> bool:
    """Whether a path is a link of any kind; Windows has junctions, that everybody may make."""
    try:
        status = path.lstat()
    except OSError:
        return False
    junction = getattr(status, "st_reparse_tag", 0) == _JUNCTION
    return junction or stat.S_ISLNK(status.st_mode)


def own_modules(names: Sequence[str], course: Course) -> list[str]:
    """Choose from the files of a folder the step files, and the learner's own modules beside them.

    What is called like a module of the standard library, or like a package that the course lets in,
    would take its place, for the worker's own code as well. What is no identifier cannot be
    imported, and the files of test and packaging tools mean nothing here.
    """
    steps = [f"{step.stem}.py" for step in course.steps]
    taken = {*_names_taken(course), *_TOOLS}
    others = [
        name
        for name in names
        if name.endswith(".py")
        and name not in steps
        and name[:-3].isidentifier()
        and name[:-3] not in taken
    ]
    return [*(name for name in steps if name in names), *others][:MAX_FILES]


def _names_taken(course: Course) -> set[str]:
    return {*sys.stdlib_module_names, *course.imports.allowed, *course.imports.inert}


def _passed_over(names: Sequence[str], course: Course) -> tuple[str, ...]:
    """Name the modules that a learner may think are read: Python, or the course, has its own."""
    taken = _names_taken(course)
    return tuple(n[:-3] for n in names if n.endswith(".py") and n[:-3] in taken)


def _read_all(
    names: Sequence[str], read: Callable[[str], bytes | Refused]
) -> dict[str, bytes | Refused]:
    """Read files, the first ones first, until there is more than a worker could be sent."""
    contents: dict[str, bytes | Refused] = {}
    total = 0
    for name in names:
        found = read(name)
        total += 0 if isinstance(found, Refused) else len(found)
        contents[name] = found if total <= MAX_TOTAL else Refused(too_large(total, MAX_TOTAL))
    return contents


def _has_step(names: Sequence[str], course: Course) -> bool:
    return any(f"{step.stem}.py" in names for step in course.steps)


def _read(path: Path) -> bytes | Refused:
    try:
        return read_bytes(path, limit_of(path.name))
    except Refused as refusal:
        return refusal


def _files(
    contents: Mapping[str, bytes | Refused],
    origin: str,
    folder: Path | None,
    passed_over: tuple[str, ...],
) -> Submission:
    files = {
        PurePosixPath(name).stem: _source(name, content, folder / name if folder else None)
        for name, content in contents.items()
    }
    bounded = _bounded(files)
    return Submission(origin, _hash(contents), files=bounded, passed_over=passed_over)


def _whole(name: str, content: bytes | Refused, origin: str, path: Path | None) -> Submission:
    whole = _bounded({name: _source(name, content, path)})[name]
    return Submission(origin, _hash({name: content}), whole=whole)


def _source(name: str, content: bytes | Refused, path: Path | None) -> Source:
    if isinstance(content, Refused):
        return unreadable(name, str(content))
    if name.lower().endswith(".ipynb"):
        return notebook_source(name, content)
    return python_source(name, content, path)


def _bounded(files: Mapping[str, Source]) -> dict[str, Source]:
    """Replace what is too much in all, the longest files first, by the reason."""
    sizes = {name: sum(len(block.text) for block in file.blocks) for name, file in files.items()}
    text, blocks = MAX_TEXT, MAX_BLOCKS
    kept = dict(files)
    for name in sorted(files, key=lambda name: sizes[name]):
        text, blocks = text - sizes[name], blocks - len(files[name].blocks)
        if text < 0 or blocks < 0:
            kept[name] = unreadable(files[name].file, "There is too much source to read it all.")
    return kept


def _hash(contents: Mapping[str, bytes | Refused]) -> str:
    digest = hashlib.sha256()
    for name, content in sorted(contents.items()):
        data = str(content).encode() if isinstance(content, Refused) else content
        # Names need not be UTF-8; Python stands for their bytes by halves of characters.
        digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
        digest.update(data)
    return digest.hexdigest()
