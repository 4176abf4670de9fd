"""What `grade` remembers, and where it does not."""

import json
import shutil

import pytest

STEP4 = "step4_loss.py"


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def remembered(work):
    path = work / ".grade" / "progress.json"
    return json.loads(path.read_text())["sections"]["steps"] if path.exists() else {}


@pytest.mark.slow
def test_edit_is_told_after_the_report_and_is_no_part_of_it(grade, work, solve):
    solve()
    assert grade("step4", cwd=work).out.endswith("Next: grade step5\n")
    edit(work / STEP4, "2 * ", "3 * ")
    ran = grade("step4", "--output", "report.txt", cwd=work)
    assert (ran.status, ran.out, ran.err) == (1, "", "")
    edit(work / STEP4, "3 * ", "3.0 * ")
    ran = grade("step4", cwd=work)
    report, _, said = ran.out.partition("Next: grade step4\n")
    assert said == "The edit did not change what compute_loss returns.\n"
    assert "edit" not in report
    assert remembered(work)["step4"]["edit"] == 3


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments", [[], ["."], ["step2_activations.py"], ["--format", "json"], ["-C", "."]]
)
def test_own_workspace_is_remembered(grade, work, arguments):
    assert grade("step2", *arguments, cwd=work).err == ""
    assert remembered(work)["step2"]["status"] == "skip"


@pytest.mark.parametrize("arguments", [["--seed", "1"], ["--debug"], ["../other"]])
def test_what_is_no_ordinary_grading_of_ones_own_is_not_remembered(grade, work, arguments):
    shutil.copytree(work, work.parent / "other")
    grade("step2", *arguments, cwd=work)
    assert remembered(work) == remembered(work.parent / "other") == {}


def test_folder_that_is_no_workspace_is_left_alone(grade, work):
    (work / ".grade").rmdir()
    before = sorted(work.rglob("*"))
    grade("step2", cwd=work)
    assert sorted(work.rglob("*")) == before


def test_damaged_memory_is_said_once_beside_the_report(grade, work):
    (work / ".grade" / "progress.json").write_text("{")
    ran = grade("step2", cwd=work)
    assert ran.status == 1
    assert ran.err.count("was damaged") == 1
    assert grade("step2", cwd=work).err == ""
