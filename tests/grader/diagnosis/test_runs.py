"""What a model makes of a call is found out once for all submissions."""

import dataclasses
import gc
import weakref

import numpy as np
import pytest

from grader.diagnosis.catalogue import Call, Slip
from grader.diagnosis.runs import Runs

SLIP = Slip("f.twice", "factor", "It is doubled.")


class Model:
    """Adds one, or doubles before that; counts its runs."""

    def __init__(self):
        self.runs = 0

    def __call__(self, made, x, k=0):
        self.runs += 1
        if k == 7:
            raise ValueError("does not run")
        return (2 * x if made("twice") else x) + 1 + k


@pytest.fixture
def model():
    return Model()


def call(x, value=1.0, **kwargs):
    return Call((np.array(x),), kwargs, {}, np.array(value))


def answers(model, *calls):
    runs = Runs(calls, model)
    return [runs.made(frozenset(chosen), c) for c in calls for chosen in ((), (SLIP,))]


def test_equal_call_of_another_submission_is_not_run_again(model):
    first = answers(model, call([1.0, 2.0], 5.0))
    before = model.runs
    again = answers(model, call([1.0, 2.0], 6.0))
    assert model.runs == before == 2
    for one, other in zip(first, again, strict=True):
        assert [a.tolist() for a in one.values()] == [a.tolist() for a in other.values()]
    assert next(iter(first[1].values())).tolist() == [3.0, 5.0]


@pytest.mark.parametrize(
    "other", [call([1.0, 3.0]), call([1, 2]), call([[1.0, 2.0]]), call([1.0, 2.0], k=1)]
)
def test_other_call_is_run(model, other):
    answers(model, call([1.0, 2.0]))
    before = model.runs
    answers(model, other)
    assert model.runs == before + 2


def test_program_that_does_not_run_is_tried_once(model):
    assert answers(model, call([1.0], k=7)) == [None, None]
    before = model.runs
    answers(model, call([1.0], k=7))
    assert model.runs == before


def test_other_model_has_answers_of_its_own(model):
    answers(model, call([1.0]))
    other = Model()
    answers(other, call([1.0]))
    assert other.runs == 2


def test_nothing_is_remembered_of_a_model_that_is_gone():
    model = Model()
    answers(model, call([1.0]))
    gone = weakref.ref(model)
    del model
    gc.collect()
    assert gone() is None


def test_what_a_submission_had_returned_before_is_not_remembered():
    """Its state, handed back to it, is like nobody else's."""
    runs = []

    def model(made, x, state):
        runs.append(state)
        return x

    earlier = call([1.0])
    for _ in range(2):
        later = dataclasses.replace(call([2.0]), args=(np.array([2.0]), earlier))
        Runs([later], model)
    assert len(runs) == 2
