"""Decoys, on a worker that only listens."""

import math

import numpy as np
import pytest

from grader.judge.decoys import MAX_SECONDS, SMALLEST, Decoys, Pace
from grader.model import Asked, Fault, FaultKind, Observation

X = np.array([[1.0, 2.0], [0.0, -4.0]])
CALLS = 400


class Listener:
    """A worker that notes its calls."""

    def __init__(self, fault=None):
        self.calls, self.fault = [], fault

    def call(self, asked):
        self.calls.append(asked)
        return Observation(fault=self.fault)


def pace_of(seconds=0.001, kwargs=None, own=False):
    pace = Pace()
    pace.add(own, Asked("f", kwargs=kwargs or {}), seconds)
    return pace


def decoys(args=(X,), pace=None, draw=0, fault=None, **more):
    """Offer the same call again and again; return the decoys that came of it."""
    asked, worker = Asked("f", args, **more), Listener(fault)
    made = Decoys(draw, pace or pace_of(kwargs=asked.kwargs))
    for _ in range(CALLS):
        made.before(worker, False, asked)
    return worker.calls


def test_half_of_the_calls_have_one():
    # Of 400 fair coins the number is 200, give or take 10; six times that never happens.
    assert len(decoys()) == pytest.approx(CALLS / 2, abs=60)


def test_one_is_the_same_call_with_other_numbers():
    given = {"g": X}
    for decoy in decoys((X, (X, 3)), kwargs={"p": {"W": X}}, given=given):
        (x, (y, n)), kwargs = decoy.args, decoy.kwargs
        assert (decoy.function, n, decoy.seed) == ("f", 3, None)
        assert decoy.given is given
        for array in (x, y, kwargs["p"]["W"]):
            factor = array[0, 0]
            assert SMALLEST <= factor < 1
            np.testing.assert_array_equal(array, X * factor)
        assert len({x[0, 0], y[0, 0], kwargs["p"]["W"][0, 0]}) == 3


def test_arguments_stay_what_they_are():
    before = X.copy()
    assert decoys((X, [X]))
    np.testing.assert_array_equal(X, before)


def test_types_and_whole_numbers_stay():
    numbers, half = np.array([1, 2]), X.astype(np.float32)
    for decoy in decoys((numbers, half, True, None)):
        same, small, flag, none = decoy.args
        assert same is numbers
        assert (small.dtype, flag, none) == (np.float32, True, None)


def test_one_is_seeded_when_the_call_is_and_by_another_seed():
    seeds = [call.seed for call in decoys(seed=7)]
    assert None not in seeds
    assert 7 not in seeds
    assert len(set(seeds)) == len(seeds)


def test_draw_decides_which():
    def numbers(draw):
        return [call.args[0][0, 0] for call in decoys(draw=draw)]

    assert numbers(1) == numbers(1) != numbers(2)


@pytest.mark.parametrize(
    "pace", [pace_of(2 * MAX_SECONDS), pace_of(own=True), pace_of(kwargs={"epochs": 3}), Pace()]
)
def test_slow_calls_and_those_of_no_known_pace_have_none(pace):
    assert decoys(pace=pace) == []


def test_slowest_call_of_a_kind_counts():
    pace = pace_of(2 * MAX_SECONDS)
    pace.add(False, Asked("f"), 0.0)
    assert not pace.is_fast(False, Asked("f"))
    assert pace_of(MAX_SECONDS).is_fast(False, Asked("f"))


def test_slow_moment_changes_none_that_follow():
    pace = pace_of(math.inf)
    worker, made = Listener(), Decoys(0, pace)
    for _ in range(CALLS // 2):
        made.before(worker, False, Asked("f", (X,)))
    pace.add(False, Asked("g"), 0.0)
    for _ in range(CALLS // 2):
        made.before(worker, False, Asked("g", (X,)))
    late = [call.args[0][0, 0] for call in worker.calls]
    assert late == [call.args[0][0, 0] for call in decoys()][-len(late) :]


@pytest.mark.parametrize(
    ("kind", "goes_on"),
    [(FaultKind.TIMED_OUT, False), (FaultKind.CRASHED, False), (FaultKind.OUT_OF_MEMORY, False),
     (FaultKind.RAISED, True)],
)  # fmt: skip
def test_one_that_costs_much_is_the_last_of_its_kind(kind, goes_on):
    assert (len(decoys(fault=Fault(kind))) > 1) is goes_on
