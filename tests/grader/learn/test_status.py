"""How far a learner has come, as it is shown and as it is told to programs."""

from datetime import UTC, datetime, timedelta

import pytest

from grader.course import find_course
from grader.learn.memory import Memory
from grader.learn.progress import Progress
from grader.learn.status import list_data, list_text, status_text
from grader.model import Report, Status, StepReport, Submission, Verdict
from grader.report.terminal import Terminal

COURSE = find_course()
NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
WIDE, NARROW = Terminal(100, False, True), Terminal(60, False, False)


def record(tmp_path, step_id, score, now=NOW):
    """Remember a step with one check for each point; `score` of them pass."""
    step = COURSE.step(step_id)
    checks = tuple(
        Verdict(f"{n}", "f", "t", Status.PASS if n < score else Status.FAIL, 1.0)
        for n in range(step.points)
    )
    report = StepReport(step.id, step.title, f"{step.stem}.py", checks, (), step.bonus)
    Progress(Memory(tmp_path)).record(
        COURSE, Submission("", ""), Report("", "", 0, (), 0.0, (report,)), now
    )


def shown(tmp_path, terminal=WIDE):
    return status_text(COURSE, Progress(Memory(tmp_path)), terminal, NOW)


def line_of(text, step_id):
    return next(" ".join(line.split()) for line in text.split("\n") if f" {step_id} " in line)


def test_fresh_workspace_names_the_first_step(tmp_path):
    text = shown(tmp_path)
    assert "] 0%\n0 of 100 points; 0 of 6 steps pass\n" in text
    assert "Next: step1, in step1_init.py" in text
    assert text.count("not graded yet") == len(COURSE.steps)


def test_points_times_and_bonus_are_told(tmp_path):
    record(tmp_path, "step1", 10, NOW - timedelta(days=2))
    record(tmp_path, "step5", 14)
    record(tmp_path, "challenge1", 10)
    text = shown(tmp_path)
    assert "] 24%\n24 of 100 points, and 10 of the bonus; 1 of 6 steps pass\n" in text
    clock = f"{NOW.astimezone():%H:%M}"
    day = (NOW - timedelta(days=2)).astimezone()
    passed = f"passed on {day.day} {day:%b} at {clock}"
    assert line_of(text, "step1") == f"✓ step1 Initial weights 10 / 10 {passed}"
    assert line_of(text, "step5").endswith("14 / 30 does not pass yet")
    assert line_of(text, "challenge1").endswith(f"passed today at {clock}")


def test_step_that_fails_again_says_when_it_passed(tmp_path):
    record(tmp_path, "step1", 10)
    record(tmp_path, "step1", 3)
    assert "3 / 10 fails now; passed today at" in line_of(shown(tmp_path), "step1")


def test_hints_and_quiz_are_told_if_there_are_any(tmp_path):
    memory = Memory(tmp_path)
    memory.put("hints", "step5", 2)
    memory.put("hints", "backward.no_mean", 1)
    memory.put("quiz", "step2", {"first": 1})
    text = shown(tmp_path)
    assert "3 hints taken\nQuiz taken: step2\n" in text


def test_all_passed_names_no_next(tmp_path):
    for step in COURSE.steps:
        record(tmp_path, step.id, step.points)
    text = shown(tmp_path)
    assert "] 100%\n100 of 100 points" in text
    assert text.endswith("Every step passes.\n")


@pytest.mark.parametrize("colour", [False, True])
def test_narrow_terminal_without_unicode_shows_all_of_it(tmp_path, colour):
    record(tmp_path, "step1", 10)
    terminal = Terminal(60, colour, False)
    listed = list_text(COURSE, Progress(Memory(tmp_path)), terminal)
    for text in (shown(tmp_path, terminal), listed):
        assert text.isascii()
        assert "?" not in text
        assert ("\x1b[" in text) == colour
        assert colour or max(map(len, text.split("\n"))) <= 60
    for step in COURSE.steps:
        assert f"{step.stem}.py" in listed


def test_list_for_programs_has_every_step(tmp_path):
    record(tmp_path, "step1", 10)
    data = list_data(COURSE, Progress(Memory(tmp_path)))
    assert [step["id"] for step in data] == [step.id for step in COURSE.steps]
    assert data[0] == {
        "id": "step1", "title": "Initial weights", "file": "step1_init.py", "bonus": False,
        "status": "pass", "score": 10.0, "max_score": 10,
        "first_passed": NOW.isoformat(), "last_passed": NOW.isoformat(),
    }  # fmt: skip
    assert (data[1]["status"], data[1]["score"], data[1]["last_passed"]) == (None, 0.0, None)


def test_more_points_than_there_are_count_for_no_more(tmp_path):
    record(tmp_path, "step1", 10)
    memory = Memory(tmp_path)
    memory.put("steps", "step1", {**memory.get("steps", "step1"), "score": 1e6})
    assert "\n10 of 100 points" in shown(tmp_path)
