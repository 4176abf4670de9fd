"""A wrong step in a network that learns all the same."""

import shutil
from pathlib import Path

import pytest

from grader.course import find_course
from grader.judge.anyway import NOTE
from grader.judge.bench import Bench
from grader.judge.learner import Learner
from grader.judge.run import grade, grade_many
from grader.model import GraderFault
from grader.submission import open_submission
from grader.worker.workers import Workers

SUBMISSIONS = Path(__file__).resolve().parents[2] / "submissions"


def notes_of(wrong: str, tmp_path: Path, has_all: bool = False) -> tuple[str, ...]:
    """Grade one step that is wrong, alone in its folder; maybe where all steps are collected."""
    course = find_course()
    path = SUBMISSIONS / wrong
    stem = path.parent.name.removeprefix("wrong_")
    step = next(step for step in course.steps if step.stem == stem)
    shutil.copy(course.reference / f"{stem}.py", tmp_path)
    with (tmp_path / f"{stem}.py").open("a", encoding="utf-8") as module:
        module.write("\n" + path.read_text(encoding="utf-8"))
    submission = open_submission(tmp_path, course)
    if not has_all:
        return grade(course, submission, [step], seed=0).steps[0].notes
    with Workers() as workers:
        report = grade_many(course, 0, workers, lambda grade: grade(submission, [step]))
    return report.steps[0].notes


@pytest.mark.parametrize("has_all", [False, True])
def test_wrong_gradient_that_trains_is_told_to(tmp_path, has_all):
    assert NOTE in notes_of("wrong_step5_backward/one_over_m_missing.py", tmp_path, has_all)


def test_checks_of_the_goal_are_not_collected_again_where_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr("grader.judge.anyway.sit", None)
    assert NOTE in notes_of("wrong_step5_backward/one_over_m_missing.py", tmp_path, True)


@pytest.mark.parametrize(
    "wrong",
    ["wrong_step5_backward/pointing_downhill.py", "wrong_step2_activations/relu_builtin_max.py"],
)
def test_wrong_step_that_does_not_train_or_run_is_not(wrong, tmp_path):
    assert NOTE not in notes_of(wrong, tmp_path)


def test_broken_check_of_the_goal_is_at_once_the_graders_fault(tmp_path, monkeypatch):
    def breaks(learner, wanted):
        raise ZeroDivisionError

    def told(bench, *_):
        with pytest.raises(GraderFault, match="ZeroDivisionError"):
            note_luck(bench, *_)
        raise GraderFault("told")

    note_luck = Bench._note_luck
    monkeypatch.setattr(Learner, "tries", breaks)
    monkeypatch.setattr(Bench, "_note_luck", told)
    with pytest.raises(GraderFault, match="told"):
        notes_of("wrong_step5_backward/one_over_m_missing.py", tmp_path, has_all=True)
