"""A grader that stays warm, and lets go of what nobody waits for any more."""

import dataclasses
import shutil
import sys
import threading
import time
from concurrent.futures import CancelledError

import pytest

from grader.course import find_course
from grader.judge.run import grade
from grader.judge.warm import WarmGrader
from grader.model import GraderFault, Limits, Status
from grader.submission import open_submission
from grader.worker.workers import Workers

COURSE = find_course()
STEP = COURSE.step("step2")
RIGHT = (COURSE.reference / f"{STEP.stem}.py").read_text(encoding="utf-8")
HANGS = RIGHT.replace("return np.maximum", "while True: pass\n    return np.maximum")
SECONDS = 30.0
"""More than anything here takes, and less than the limits that are lifted."""


@pytest.fixture
def written(tmp_path):
    """Make a submission of a text."""

    def written(text):
        (tmp_path / f"{STEP.stem}.py").write_text(text, encoding="utf-8")
        return open_submission(tmp_path, COURSE)

    return written


@pytest.fixture
def warm():
    with WarmGrader(COURSE) as warm:
        yield warm


def test_it_grades_as_ever(warm, written):
    for text in (RIGHT, RIGHT.replace("z > 0", "z >= 0"), "", RIGHT):
        submission = written(text)
        found = warm.grade(submission, [STEP]).result(SECONDS)
        alone = grade(COURSE, submission, [STEP], seed=0)
        assert without_times(found) == without_times(alone)


def without_times(report):
    return [
        dataclasses.replace(
            step, checks=tuple(dataclasses.replace(check, seconds=0.0) for check in step.checks)
        )
        for step in report.steps
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="no meter elsewhere")
def test_meter_knows_of_all_workers_when_there_is_a_report(warm, written):
    warm.grade(written(RIGHT), [STEP]).result(SECONDS)
    took = warm.meter.cpu_seconds
    warm._workers.collect()
    assert warm.meter.cpu_seconds == took > 0


def test_what_is_cancelled_ends_and_the_next_is_graded(written):
    assert HANGS != RIGHT
    patient = dataclasses.replace(COURSE, limits=Limits(600.0, 600.0, 1024))
    with WarmGrader(patient) as warm:
        hanging = warm.grade(written(HANGS), [STEP])
        while not warm._current:
            assert not hanging.done()
        waiting = warm.grade(written(HANGS), [STEP])
        following = warm.grade(written(RIGHT), [STEP])
        assert waiting.cancel()
        assert hanging.cancel()
        assert following.result(SECONDS).all_pass
        with pytest.raises(CancelledError):
            hanging.result(0)


def test_closing_ends_what_hangs(written):
    patient = dataclasses.replace(COURSE, limits=Limits(600.0, 600.0, 1024))
    warm = WarmGrader(patient)
    hanging = warm.grade(written(HANGS), [STEP])
    warm.close()
    assert hanging.cancelled()
    assert not warm._thread.is_alive()


def test_early_report_comes_before_the_last(warm, written):
    told = []
    report = warm.grade(written(RIGHT), [STEP], told.append).result(SECONDS)
    assert [one.score for one in told] == [report.score]


def test_what_goes_wrong_in_a_grading_is_told_and_the_next_is_graded(warm, written):
    def broken(report):
        raise OSError("the terminal is gone")

    failing = warm.grade(written(RIGHT), [STEP], broken)
    following = warm.grade(written(RIGHT), [STEP])
    with pytest.raises(OSError, match="terminal"):
        failing.result(SECONDS)
    assert following.result(SECONDS).steps[0].status is Status.PASS


def test_broken_course_is_told_each_time(written, tmp_path):
    root = tmp_path / "course"
    for folder in ("reference", "exercises"):
        shutil.copytree(getattr(COURSE, folder), root / folder)
    shutil.copytree(COURSE.hidden, root / "hidden")
    (root / "hidden" / f"test_{STEP.stem}.py").write_text("import no_such_module\n")
    broken = dataclasses.replace(COURSE, hidden=root / "hidden")
    with WarmGrader(broken) as warm:
        for _ in range(2):
            with pytest.raises(GraderFault, match="no_such_module"):
                warm.grade(written(RIGHT), [STEP]).result(SECONDS)


def test_grader_that_cannot_start_tells_who_asks_and_tries_again(written, monkeypatch):
    failing = threading.Event()
    failing.set()
    prepare = Workers.prepare

    def refuse(workers, limits, count):
        if failing.is_set():
            raise OSError("too many open files")
        prepare(workers, limits, count)

    monkeypatch.setattr(Workers, "prepare", refuse)
    with WarmGrader(COURSE) as warm:
        with pytest.raises(GraderFault, match="too many open files"):
            warm.grade(written(RIGHT), [STEP]).result(SECONDS)
        failing.clear()
        deadline = time.monotonic() + SECONDS
        while True:  # what had begun to fail before may tell one more
            try:
                assert warm.grade(written(RIGHT), [STEP]).result(SECONDS).all_pass
            except GraderFault:
                assert time.monotonic() < deadline
            else:
                break
