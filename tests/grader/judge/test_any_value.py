"""No value that a worker can send ends the judge, the diagnosis or a report otherwise than well."""

import pytest

from grader.course import find_course
from tests.anyvalue.rounds import judge_anything

COURSE = find_course()


def expect_verdicts_alone(step, rounds, seed, most_seconds):
    found = judge_anything(COURSE, step, rounds, seed)
    assert found.problems == []
    assert found.rounds == rounds * len(step.functions)
    assert found.verdicts >= found.rounds
    assert {"wrong_type", "wrong_value"} <= found.codes
    assert found.slowest[0] < most_seconds, found.slowest


@pytest.mark.parametrize("step", COURSE.steps, ids=lambda step: step.id)
def test_whatever_comes_back_ends_in_verdicts(step):
    expect_verdicts_alone(step, rounds=24, seed=0, most_seconds=10)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 4))
@pytest.mark.parametrize("step", COURSE.steps, ids=lambda step: step.id)
def test_whatever_comes_back_ends_in_verdicts_at_length(step, seed):
    expect_verdicts_alone(step, rounds=400, seed=seed, most_seconds=10)
