"""Judges the judge: right programs get full marks, wrong ones fail where they are wrong."""

import re
import shutil
from pathlib import Path

import pytest

from grader.course import find_course
from grader.judge.run import grade as judge
from grader.model import Status
from grader.submission import open_submission

HERE = Path(__file__).resolve().parent
REFERENCE = HERE.parents[1] / "reference"

RIGHT = sorted(path for path in HERE.glob("right_*") if path.name != "__pycache__")
WRONG = sorted(HERE.glob("wrong_*/*.py"))


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.name)
def test_right_submission_gets_full_marks(path, grade):
    ran = grade("--format", "json", path)
    unmet = [
        (check["id"], check["cause"])
        for step in ran.report["steps"]
        for check in step["checks"]
        if check["status"] != "pass"
    ]
    assert unmet == []
    assert (ran.status, ran.report["score"]) == (0, 100)


@pytest.mark.parametrize("path", WRONG, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_wrong_submission_fails_where_it_is_wrong(path, tmp_path):
    """Graded in this process, to save the start of Python and pytest a hundred times.

    The steps left out are the reference, on the reference: nothing of the wrong file reaches them.
    """
    wrong, stem = path.read_text(encoding="utf-8"), path.parent.name.removeprefix("wrong_")
    should_fail = set(re.search(r"^fails: (.*)$", wrong, re.MULTILINE)[1].split(", "))
    for file in REFERENCE.glob("step*.py"):
        shutil.copy(file, tmp_path)
    with (tmp_path / f"{stem}.py").open("a", encoding="utf-8") as module:
        module.write("\n" + wrong)

    course = find_course()
    steps = [step for step in course.steps if step.stem in (stem, "step6_train")]
    report = judge(course, open_submission(tmp_path, course), steps, seed=0)

    checks = [check for step in report.steps for check in step.checks]
    failed = {c.function for c in checks if c.status in (Status.FAIL, Status.ERROR)}
    assert failed == should_fail
    assert {c.function for c in checks if c.status is Status.SKIP} <= should_fail
    if cause := re.search(r"^cause: (.*)$", wrong, re.MULTILINE):
        assert cause[1] in {c.cause.code.value for c in checks if c.cause}
