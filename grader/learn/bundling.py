"""Makes the one file to hand in: what of a workspace is graded, and a manifest of it."""

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from grader.learn.doctor.packages import kit_version
from grader.model import Course, UsageProblem
from grader.replacing import replace_content
from grader.submission.opening import read_folder
from grader.submission.reading import Refused, python_source

MANIFEST: Final = "MANIFEST.json"
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is handed in, and what is not.

    Attributes
    ----------
    files : mapping of str to bytes
        By name.
    refused : mapping of str to str
        Files that would be graded and cannot be, with the reason.
    others : tuple of str
        What else lies beside them in plain sight, and is none of the course's.
    """

    files: Mapping[str, bytes]
    refused: Mapping[str, str]
    others: tuple[str, ...]


def gather(course: Course, folder: Path) -> Bundle:
    """Choose what a submission is: exactly what would be read of this folder.

    Raises
    ------
    UsageProblem
        If that is nothing.
    """
    files, refused = {}, {}
    for name, content in read_folder(folder, course).items():
        why = _refusal(name, content)
        if isinstance(content, Refused) or why:
            refused[name] = why
        else:
            files[name] = content
    if not any(f"{step.stem}.py" in files for step in course.steps):
        reasons = "".join(f"\n{name}: {why}" for name, why in refused.items())
        raise UsageProblem(f"There is no step file to hand in in {folder}.{reasons}")
    known = {"__pycache__", *files, *refused, *_names_in(course.exercises)}
    others = sorted(_names_in(folder) - known)
    shown = (name for name in others if not name.startswith(".") and not name.endswith(".zip"))
    return Bundle(files, refused, tuple(shown))


def archive_of(course: Course, files: Mapping[str, bytes]) -> bytes:
    """Pack files and their manifest; the same files give the same bytes, on every machine.

    Stored, not compressed: how a compressor packs depends on its version.
    """
    listed = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(files.items())
    ]
    manifest = {
        "schema": "grade-bundle/1",
        "course": course.title,
        "kit": kit_version(),
        "files": listed,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        members = {MANIFEST: (json.dumps(manifest, indent=1) + "\n").encode(), **files}
        for name, content in sorted(members.items()):
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.create_system = _UNIX  # else that of this machine
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return packed.getvalue()


def write(path: Path, content: bytes, force: bool) -> None:
    """Write the archive, whole or not at all.

    Raises
    ------
    UsageProblem
        If something of that name is there, unless `force`; or if it cannot be written.
    """
    if path.suffix.lower() != ".zip":
        raise UsageProblem(f"{path} is no name for a zip: end it in .zip.")
    if os.path.lexists(path) and not force:
        raise UsageProblem(f"{path} is there already: --force replaces it, -o names another.")
    try:
        replace_content(path, content)
    except OSError as error:
        raise UsageProblem(f"Cannot write {path}: {error.strerror or error}.") from error


def _refusal(name: str, content: bytes | Refused) -> str:
    """Say why a file is not handed in; nothing if it is."""
    if isinstance(content, Refused):
        return str(content)
    problem = python_source(name, content).problem
    return "" if problem is None else problem.message.removeprefix(f"{name}: ")


def _names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
