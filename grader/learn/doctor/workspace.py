"""The folder in which the learner works, and what lies in it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from grader.learn.doctor.finding import Finding, ok, problem, remark
from grader.learn.drives import far_away
from grader.learn.memory import Memory
from grader.model import Course, UsageProblem
from grader.submission import open_submission
from grader.submission.opening import find_folder


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
