"""No value that a worker can send ends the judge, the diagnosis or a report otherwise than well."""

import pytest

from grader.course import find_course
from tests.anyvalue.rounds import judge_anything

COURSE = find_course()

SECONDS = 10.0
"""Of the processor, for one round: the slowest seen took 4, nearly all of it in a search for slips
whose length is bounded by a count."""


def expect_verdicts_alone(step, rounds, seed, without="no such check"):
    found = judge_anything(COURSE, step, rounds, seed, without)
    assert found.problems == []
    assert found.rounds == rounds * len(step.functions)
    assert found.verdicts >= found.rounds
    assert found.slowest[0] < SECONDS, found.slowest
    return found


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(step, id=step.id, marks=[pytest.mark.slow] if step.bonus else [])
        for step in COURSE.steps
    ],
)
def test_whatever_comes_back_ends_in_verdicts(step):
    # Patients take half of the time, with hundreds of calls by the reference.
    rounds = max(1, 6 // len(step.functions))
    expect_verdicts_alone(step, rounds, seed=0, without="heals")


@pytest.mark.slow
@pytest.mark.parametrize("step", COURSE.steps, ids=lambda step: step.id)
def test_whatever_comes_back_ends_in_verdicts_at_length(step):
    found = expect_verdicts_alone(step, rounds=20, seed=1)
    # So that it is known to have gone deep, and not to have stopped at the first demand.
    assert {"wrong_type", "wrong_value"} & found.codes
    assert len(found.codes) >= 4
