"""How far a learner has come."""

from datetime import UTC, datetime

import pytest

from grader.course import find_course
from grader.learn.memory import Memory
from grader.learn.progress import Progress
from grader.learn.status import list_dict, list_text, status_text
from grader.report.text import Terminal

COURSE = find_course()
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
PLAIN = Terminal(60, colour=False, unicode=False)
RICH = Terminal(100, colour=True, unicode=True)


@pytest.fixture
def memory(tmp_path):
    return Memory(tmp_path)


def keep(memory, step_id, status="pass", score=10.0, passed=NOON):
    at = passed and passed.isoformat()
    memory.put("steps", step_id, {
        "status": status, "score": score, "max_score": COURSE.step(step_id).points,
        "first_passed": at, "last_passed": at, "source": "x", "edit": 1, "snapshots": [[1, {}]],
    })  # fmt: skip


def test_with_nothing_done_the_first_step_is_next(memory):
    text = status_text(COURSE, Progress(memory), PLAIN, NOON)
    assert "0 of 100 points" in text
    assert "bonus" not in text
    assert text.rstrip().endswith("Next: step1, `grade next`")


def test_points_and_times_are_told(memory):
    keep(memory, "step1")
    keep(memory, "step2", "fail", 4.0, None)
    text = status_text(COURSE, Progress(memory), PLAIN, NOON)
    assert "14 of 100 points" in text
    assert "####" in text
    assert "+ step1 Initial weights" in text
    assert "passed today at" in text
    assert "x step2" in text
    assert "4 / 15" in text
    assert "Next: step2" in text


def test_bonus_has_points_of_its_own(memory):
    for step in COURSE.steps:
        keep(memory, step.id, score=float(step.points))
    text = status_text(COURSE, Progress(memory), PLAIN, NOON)
    assert "100 of 100 points" in text
    assert "70 of 70 bonus" in text
    assert "Every step passes." in text


def test_list_names_every_step_with_its_file(memory):
    keep(memory, "step1")
    text = list_text(COURSE, Progress(memory), RICH)
    for step in COURSE.steps:
        assert step.title in text
        assert f"{step.stem}.py" in text
    (first, second, *_) = list_dict(COURSE, Progress(memory))
    assert (first["status"], first["score"], first["first_passed"]) == (
        "pass",
        10.0,
        NOON.isoformat(),
    )
    assert (second["status"], second["score"], second["bonus"]) == (None, 0.0, False)


@pytest.mark.parametrize("terminal", [PLAIN, RICH])
def test_no_line_is_wider_than_the_terminal(memory, terminal):
    for step in COURSE.steps:
        keep(memory, step.id)
    for text in (list_text, status_text):
        lines = text(COURSE, Progress(memory), Terminal(terminal.width, False, terminal.unicode))
        assert max(map(len, lines.splitlines())) <= terminal.width
        if not terminal.unicode:
            assert lines.isascii()
