"""A submission has the same report, to the byte, in a class and alone."""

import shutil
from pathlib import Path

import pytest

from grader.course import find_course
from grader.judge.run import grade
from grader.judge.warm import WarmGrader
from grader.model import Code
from grader.report.as_json import to_dict
from grader.submission import open_submission

pytestmark = pytest.mark.slow

HERE = Path(__file__).resolve().parent
COURSE = find_course()
CLINIC_EVERY = 4
"""Of the clinic's, that take seconds each, so many are left out but one."""


def in_a_class(submissions, steps):
    """Grade one after the other, as each process does that grades a class."""
    with WarmGrader(COURSE) as grader:
        return [report(grader.grade(each, steps).result()) for each in submissions]


def alone(submissions, steps):
    """Grade each by hidden tests that are collected for it, and workers that are its own."""
    return [report(grade(COURSE, each, steps, seed=0)) for each in submissions]


def report(found):
    """Return all of a report but for what goes by the clock."""
    return without_times(to_dict(found))


def without_times(value):
    """Leave out durations, and the line at which a loop without end happened to be stopped."""
    if isinstance(value, dict):
        timed = {"seconds"} | ({"line"} if value.get("code") == Code.TIMED_OUT else set())
        return {key: without_times(of) for key, of in value.items() if key not in timed}
    return [without_times(of) for of in value] if isinstance(value, list) else value


def not_alike(submissions, steps):
    """Return the names of those whose report in a class is not the one they have alone."""
    together = in_a_class(list(submissions.values()), steps)
    singly = alone(submissions.values(), steps)
    rows = zip(submissions, together, singly, strict=True)
    return [name for name, one, other in rows if one != other]


def handed_in(path, folder):
    """Hand in the reference with a wrong module at the end of one of its files."""
    folder.mkdir()
    for step in COURSE.steps:
        shutil.copy(COURSE.reference / f"{step.stem}.py", folder)
    with (folder / f"{path.parent.name.removeprefix('wrong_')}.py").open("a") as module:
        module.write("\n" + path.read_text(encoding="utf-8"))
    return open_submission(folder, COURSE)


@pytest.mark.parametrize("step", COURSE.steps, ids=[step.stem for step in COURSE.steps])
def test_wrong_modules(step, tmp_path):
    paths = sorted(HERE.glob(f"wrong_{step.stem}/*.py"))
    paths += sorted(HERE.glob(f"blind*/{step.stem}/*.py"))
    if step.id == "clinic":
        paths = paths[::CLINIC_EVERY]
    submissions = {
        path.relative_to(HERE): handed_in(path, tmp_path / f"{n}") for n, path in enumerate(paths)
    }
    assert submissions
    assert not not_alike(submissions, [step])


def test_right_programs():
    paths = [p for p in sorted(HERE.glob("right_*")) if "bonus" not in p.name]
    submissions = {path.name: open_submission(path, COURSE) for path in paths}
    steps = [step for step in COURSE.steps if not step.bonus]
    assert not not_alike(submissions, steps)
