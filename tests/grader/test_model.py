"""What the types derive from their parts."""

import pytest

from grader.model import Cause, Code, Status, StepReport, Verdict


def step(*statuses, code=Code.WRONG_VALUE):
    checks = tuple(
        Verdict(f"s.{n}", "f", "t", status, 2.0, cause=Cause(code, "m"))
        for n, status in enumerate(statuses)
    )
    return StepReport("s", "S", "s.py", checks)


@pytest.mark.parametrize(
    ("statuses", "whole"),
    [
        ("pass pass", "pass"),
        ("pass skip", "skip"),
        ("skip fail pass", "fail"),
        ("fail error", "error"),
        ("skip skip", "skip"),
    ],
)
def test_step_is_as_bad_as_its_worst_check(statuses, whole):
    assert step(*map(Status, statuses.split())).status is Status(whole)


def test_only_passing_checks_score():
    found = step(*Status)
    assert (found.score, found.max_score) == (2.0, 8.0)


def test_step_is_started_once_a_stub_is_gone():
    assert not step(Status.SKIP, code=Code.NOT_WRITTEN).started
    assert step(Status.SKIP, code=Code.NOT_REACHED).started
