"""Step 3: what must hold for the forward pass."""

import numpy as np
import pytest
from step3_forward import forward

from grader.judge.api import Code, check

SIZES = [(1, 3, 4, 2), (2, 3, 5, 1), (5, 3, 4, 2), (7, 2, 3, 4)]


def returned(learner, probe):
    """Call forward; return A2 and the cache as they were seen."""
    return learner.call("forward", probe.X, probe.params).unpack("A2", "cache")


@check("forward", points=0)
def test_forward_is_there(learner):
    """forward is there and takes X and params"""
    learner.takes("forward")


@check("forward", points=2)
def test_shapes(learner, draw):
    """Predictions and cache have the right shapes for every number of examples"""
    for m, D, H, K in SIZES:
        A2, cache = returned(learner, draw(m, D, H, K))
        A2.float_array((m, K))
        for name, width in (("Z1", H), ("A1", H), ("Z2", K), ("A2", K)):
            cache[name].float_array((m, width))


@check("forward", points=4)
def test_predictions(learner, draw):
    """The predictions are right, biases included"""
    for m, D, H, K in SIZES:
        probe = draw(m, D, H, K)
        returned(learner, probe)[0].equals(forward(probe.X, probe.params)[0])


@check("forward", points=1)
@pytest.mark.parametrize("name", ["Z1", "A1", "Z2", "A2"])
def test_cache(learner, probe, name):
    """The cache holds {name}, for the backward pass"""
    returned(learner, probe)[1][name].equals(probe.cache[name])


@check("forward", points=2)
def test_integer_inputs(learner, draw):
    """Integer inputs give the same as floats"""
    probe = draw(integers=True)
    A2, cache = returned(learner, probe)
    A2.equals(probe.cache["A2"])
    cache["Z1"].equals(probe.cache["Z1"])


@check("forward", points=2, beside=True)
def test_arguments_are_left(learner, probe):
    """X and params are left as they were"""
    learner.call("forward", probe.X, probe.params).leaves_arguments_unchanged()


@check("forward", points=1, beside=True)
def test_nothing_is_remembered(learner, draw):
    """Each call starts afresh, and each example is computed for itself"""
    probe, other = draw(), draw(m=7)
    before, _ = returned(learner, probe)
    returned(learner, other)
    after, _ = returned(learner, probe)
    if not np.array_equal(before.array(), after.array()):
        says = "differs in a second call with the same arguments"
        after.fail(Code.DEPENDS_ON_STATE, says, "the same again", "other values")
    one = learner.call("forward", probe.X[:1], probe.params).unpack("A2", "cache")[0]
    one.equals(before.array()[:1])
