"""Nobody earns points by doing nothing."""

import pytest

from grader.course import find_course
from grader.judge.bench import Bench
from grader.judge.earning import earned
from grader.judge.run import grade
from grader.model import Block, Code, Source, Status, Submission, Verdict


def verdict(name, function="f", status=Status.PASS, points=1.0):
    return Verdict(f"step1.{name}", function, name, status, points)


BESIDE = {"step1.pure"}


def test_check_beside_others_counts_with_one_that_passes():
    given = [verdict("right"), verdict("pure"), verdict("more", status=Status.FAIL)]
    assert earned(given, BESIDE) == tuple(given)


@pytest.mark.parametrize(
    "others",
    [
        [],
        [verdict("right", status=Status.FAIL)],
        [verdict("there", points=0.0)],
        [verdict("right", function="g")],
    ],
)
def test_check_beside_others_counts_not_alone(others):
    *rest, last = earned([*others, verdict("pure")], BESIDE)
    assert rest == others
    assert (last.status, last.score, last.cause.code) == (Status.SKIP, 0.0, Code.NOT_REACHED)
    assert "`f`" in last.cause.message


def test_check_beside_others_that_fails_keeps_its_cause():
    failed = verdict("pure", status=Status.FAIL)
    assert earned([failed], BESIDE) == (failed,)


@pytest.mark.parametrize(
    "value",
    [
        "None",
        *(pytest.param(v, marks=pytest.mark.slow) for v in ("0", "0.0", "{}", "()", "True", "''")),
    ],
)
def test_functions_that_return_nothing_of_use_earn_nothing(value, monkeypatch):
    monkeypatch.setattr(Bench, "_named", lambda bench, session, found: found)
    monkeypatch.setattr(Bench, "_note_luck", lambda *args: None)
    course = find_course()
    files = {
        step.stem: Source(f"{step.stem}.py", (Block("", text),))
        for step in course.steps
        for text in ["\n".join(f"def {f}(*a, **k): return {value}" for f in step.functions)]
    }
    report = grade(course, Submission("", "", files=files), list(course.steps), seed=0)
    scored = [check.id for step in report.steps for check in step.checks if check.score]
    assert scored == []
