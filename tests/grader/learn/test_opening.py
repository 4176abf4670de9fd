"""Where a learner is to go on."""

import shutil

import pytest

from grader.course import find_course
from grader.learn.opening import place_of

COURSE = find_course()
STEP = COURSE.step("step2")


@pytest.fixture
def path(tmp_path):
    shutil.copy(COURSE.exercises / f"{STEP.stem}.py", tmp_path)
    return tmp_path / f"{STEP.stem}.py"


def test_first_stub_is_named_with_its_line_and_sentence(path):
    place = place_of(COURSE, path.parent, STEP)
    lines = path.read_text().splitlines()
    assert "raise NotImplementedError" in lines[place.line - 1]
    assert place.todo == STEP.functions["relu"]
    assert place.says == f"Open {path} at line {place.line}: {STEP.functions['relu']}."


def test_what_is_written_is_passed_over(path):
    path.write_text(path.read_text().replace("raise NotImplementedError", "return z", 1))
    assert place_of(COURSE, path.parent, STEP).todo == STEP.functions["relu_derivative"]


@pytest.mark.parametrize("text", ["", "def relu(:\n", "def relu(z):\n    return z\n", "\0"])
def test_file_without_a_stub_is_named_without_a_line(path, text):
    path.write_text(text)
    assert place_of(COURSE, path.parent, STEP).line is None
    path.unlink()
    assert "something in it does not hold yet" in place_of(COURSE, path.parent, STEP).says
