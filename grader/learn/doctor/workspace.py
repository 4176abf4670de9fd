"""The folder in which the learner works, and what lies in it."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from grader.learn.doctor.finding import Finding, ok, problem, remark
from grader.learn.memory import Memory
from grader.model import Course, UsageProblem
from grader.submission import open_submission
from grader.submission.opening import find_folder

FAR: Final = (
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "drvfs", "fuse.sshfs", "vboxsf", "prl_fs",
    "fuse.vmhgfs-fuse", "virtiofs", "afs", "fuse.rclone", "fuse.grpcfuse", "osxfs",
)  # fmt: skip
"""File systems that do not tell of every change: what is stored was changed elsewhere."""

_REMOTE_DRIVE: Final = 4


def look(start: Path, course: Course) -> Iterator[Finding]:
    """Look at the workspace that is found from a folder, if there is one."""
    try:
        folder = find_folder(start, course)
    except UsageProblem:
        yield remark("workspace", "none here", "grade start my-network, and work in that folder")
        return
    yield ok("workspace", str(folder))
    yield _writing(folder)
    yield _progress(folder)
    yield from _files(folder, course)
    if kind := far_away(folder):
        mend = "Work on a disk of this machine, or use `grade watch --poll`."
        yield remark("drive", f"{kind}: changes are not told, so they must be looked for", mend)


def _writing(folder: Path) -> Finding:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ok("writing", "files can be written there")
    except OSError as error:
        says = f"nothing can be written there: {error.strerror}"
        return problem("writing", says, "Copy the folder to a place of your own.")


def _progress(folder: Path) -> Finding:
    if trouble := Memory(folder).trouble:
        mend = "Nothing has to be done; the points are in your code, not in that file."
        return remark("progress", trouble, mend)
    return ok("progress", "can be read, or is not there yet")


def _files(folder: Path, course: Course) -> Iterator[Finding]:
    submission = open_submission(folder, course)
    bad = [source for source in submission.files.values() if source.problem]
    for source in bad:
        assert source.problem is not None
        yield problem(source.file, source.problem.message, "Save it anew as text in UTF-8.")
    missing = [step for step in course.steps if step.stem not in submission.files]
    for step in missing:
        mend = "Lay out another workspace with `grade start DIR`, and copy it from there."
        kind = remark if step.bonus else problem
        yield kind(step.id, f"{step.stem}.py is missing", mend)
    lost = [name for name in course.given if not (folder / name).is_file()]
    for name in lost:
        mend = "Lay out another workspace with `grade start DIR`, and copy it from there."
        yield remark(PurePosixPath(name).name, f"{name} is missing", mend)
    if not (bad or missing or lost):
        yield ok("step files", "every step's is there and can be read")


def far_away(folder: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """Name the kind of a drive whose changes the system does not tell; empty if it does."""
    if sys.platform == "win32":
        return _far_on_windows(folder)
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # macOS has no such list
        return ""
    kinds = dict(line.split(" ")[1:3] for line in lines if line.count(" ") >= 2)
    escaped = {point.replace("\\040", " "): kind for point, kind in kinds.items()}
    for place in (folder, *folder.parents):
        if (kind := escaped.get(str(place))) is not None:
            return kind if kind in FAR else ""
    return ""


def _far_on_windows(folder: Path) -> str:
    import ctypes

    if folder.drive.startswith("\\\\"):
        return "a network share"
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - not there elsewhere
    kind: int = kernel.GetDriveTypeW(f"{folder.drive}\\")
    return "a network drive" if kind == _REMOTE_DRIVE else ""
