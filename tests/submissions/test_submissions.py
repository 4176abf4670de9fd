"""Judges the judge: right programs get full marks, wrong ones fail where they are wrong."""

import re
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
REFERENCE = HERE.parents[1] / "reference"

RIGHT = sorted(path for path in HERE.glob("right_*") if path.name != "__pycache__")
WRONG = sorted(HERE.glob("wrong_*/*.py"))


def functions_in(report, *statuses):
    """Name the functions that have a check of one of these statuses."""
    checks = [check for step in report["steps"] for check in step["checks"]]
    return {check["function"] for check in checks if check["status"] in statuses}


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
def test_wrong_submission_fails_where_it_is_wrong(path, grade, tmp_path):
    wrong = path.read_text(encoding="utf-8")
    should_fail = set(re.search(r"^fails: (.*)$", wrong, re.MULTILINE)[1].split(", "))
    for file in REFERENCE.glob("step*.py"):
        shutil.copy(file, tmp_path)
    with (tmp_path / f"{path.parent.name.removeprefix('wrong_')}.py").open("a") as module:
        module.write("\n" + wrong)

    report = grade("--format", "json", tmp_path).report

    assert functions_in(report, "fail", "error") == should_fail
    assert functions_in(report, "skip") <= should_fail
