"""`start`, `list`, `status`, `next`, `reset` and `bundle`, as a learner meets them."""

import json
import shlex
import shutil

import pytest

from grader.course import find_course

COURSE = find_course()
STEP1 = "step1_init.py"


def clean(ran, status=0):
    assert (ran.status, ran.err) == (status, ""), ran
    return ran.out


@pytest.mark.parametrize("name", ["my network", "Ünï cødé", "it's"])
def test_start_says_what_a_shell_understands(grade, tmp_path, name):
    said = clean(grade("start", name, cwd=tmp_path))
    cd = next(line for line in said.split("\n") if line.startswith("  cd "))
    assert shlex.split(cd) == ["cd", name]
    assert (tmp_path / name / STEP1).is_file()


def test_start_in_the_folder_one_stands_in_needs_no_cd(grade, tmp_path):
    assert clean(grade("start", ".", cwd=tmp_path)) == (
        f"Open {STEP1}, fill in the TODO, then:\n  grade step1\n"
    )


def test_workspace_with_nothing_done_is_told_what_to_open(grade, work):
    ran = grade("step1", "step2", cwd=work)
    assert ran.out.endswith(f"\nOpen {STEP1}, fill in the TODO, then: grade step1\n")
    assert grade("step1", "step2", cwd=work / "data").out.count("not started") == 2
    assert "step1 Initial weights\n  open  step1_init.py:" in clean(grade("next", cwd=work))


def test_what_passed_is_shown_by_every_command(grade, work, solve):
    solve("step1")
    grade("step1", cwd=work)
    assert "10 of 100 points; 1 of 6 steps pass" in clean(grade("status", cwd=work / "data"))
    assert "✓ step1" in clean(grade("list", cwd=work))
    data = json.loads(clean(grade("list", "--format", "json", cwd=work)))
    assert data["schema"] == "grade-list/1"
    assert [step["status"] for step in data["steps"][:2]] == ["pass", None]
    ascii_only = grade("status", "-C", work, env={"PYTHONIOENCODING": "ascii"})
    assert "+ step1" in clean(ascii_only)
    assert clean(grade("next", cwd=work)).startswith("step2 ")


@pytest.mark.parametrize("command", ["list", "status", "next", "reset step1 -y", "bundle"])
def test_folder_that_is_no_workspace_is_told_how_to_begin(grade, tmp_path, command):
    ran = grade(*command.split(), cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert "grade start" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["list", "status", "next", "step1"])
def test_damaged_memory_is_said_and_stops_nothing(grade, work, command):
    (work / ".grade" / "progress.json").write_bytes(b"\0")
    ran = grade(command, cwd=work)
    assert ran.out
    assert ran.err.count("was damaged") == 1


def test_reset_asks_and_takes_no_for_an_answer(grade, work):
    (work / STEP1).write_text("mine")
    ran = grade("reset", "step1", cwd=work, input="n\n")
    assert ran.out.endswith("Nothing is changed.\n")
    assert grade("reset", "step1", cwd=work, input="").status == 130
    assert (work / STEP1).read_text() == "mine"


def test_reset_puts_several_stubs_back(grade, work, solve):
    solve("step1", "step2")
    said = clean(grade("reset", "step1", "step2", cwd=work, input="y\n"))
    assert said.count("Your text is kept in .grade/backups/step") == 2
    for step in COURSE.steps[:2]:
        name = f"{step.stem}.py"
        assert (work / name).read_bytes() == (COURSE.exercises / name).read_bytes()


def test_reset_brings_back_what_is_lost_altogether(grade, work):
    for file in work.glob("*.py"):
        file.unlink()
    assert clean(grade("reset", "step1", "-y", cwd=work)) == f"{STEP1} is a stub again.\n"
    assert (work / STEP1).read_bytes() == (COURSE.exercises / STEP1).read_bytes()


@pytest.mark.parametrize("word", ["step9", "../other", "step1_init.py"])
def test_reset_takes_steps_alone(grade, work, word):
    shutil.copytree(work, work.parent / "other")
    ran = grade("reset", word, "--yes", cwd=work)
    assert ran.status == 2
    assert "There is no step" in ran.err


def test_bundle_is_graded_as_its_folder(grade, work, solve):
    solve("step1", "step3")
    said = clean(grade("bundle", "-o", "mine.zip", cwd=work))
    assert said.startswith(f"wrote mine.zip, with {len(list(work.glob('*.py')))} files")
    reports = [
        grade("--format", "json", "step1", "step2", "step3", path, cwd=work).report
        for path in ("mine.zip", ".")
    ]
    assert reports[0]["score"] == reports[1]["score"] == 25
    assert reports[0]["submission"]["sha256"] == reports[1]["submission"]["sha256"]
    assert "--force" in grade("bundle", "-o", "mine.zip", cwd=work).err
    clean(grade("bundle", "-o", "mine.zip", "--force", cwd=work))


def test_bundle_that_lacks_a_step_says_so_and_fails(grade, work):
    (work / STEP1).write_bytes(b"\0")
    said = clean(grade("bundle", cwd=work), status=1)
    assert f"left out: {STEP1}: It is not text" in said
