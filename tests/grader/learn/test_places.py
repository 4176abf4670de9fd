"""What is to be written next, and where."""

import pytest

from grader.course import find_course
from grader.learn.memory import Memory
from grader.learn.places import Place, next_place
from grader.learn.progress import Progress
from grader.workspace import lay_out

COURSE = find_course()
STEP2 = COURSE.step("step2")


@pytest.fixture
def work(tmp_path):
    """A workspace in which step 1 passes."""
    lay_out(COURSE, tmp_path)
    passed = {"status": "pass", "source": "", "edit": 1, "snapshots": [[1, {}]]}
    Memory(tmp_path).put("steps", "step1", passed)
    return tmp_path


def found(work):
    return next_place(COURSE, Progress(Memory(work)), work)


def test_first_todo_of_the_first_step_that_does_not_pass(work):
    file = work / f"{STEP2.stem}.py"
    lines = file.read_text().split("\n")
    todo = next(n for n, line in enumerate(lines, 1) if "# TODO" in line)
    assert found(work) == Place(STEP2, file, todo, STEP2.functions["relu"])


def test_what_is_written_is_passed_over(work):
    file = work / f"{STEP2.stem}.py"
    file.write_text(file.read_text().replace("# TODO", "#", 1))
    assert found(work).says == list(STEP2.functions.values())[1]


def test_sentence_of_a_learners_own_todo_is_not_the_courses(work):
    file = work / f"{STEP2.stem}.py"
    file.write_text("x = 1\n  # TODO tidy up\n")
    assert found(work) == Place(STEP2, file, 2, "")
    file.write_text("x = 1  # TODO later\n")
    assert found(work) == Place(STEP2, file)


def test_file_that_cannot_be_read_says_why(work):
    file = work / f"{STEP2.stem}.py"
    file.write_bytes(b"\0")
    assert "not text" in found(work).problem
    file.unlink()
    assert "cannot be opened" in found(work).problem


def test_nothing_is_next_when_all_passes(work):
    memory = Memory(work)
    for step in COURSE.steps:
        memory.put("steps", step.id, memory.get("steps", "step1"))
    assert found(work) is None
