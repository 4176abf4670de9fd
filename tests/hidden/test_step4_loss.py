"""Step 4: what must hold for the two losses."""

import numpy as np
import pytest

from grader.judge.api import Code, check

SURE_AND_WRONG = 9.0
"""Nats, at least, for an impossible outcome: half of log(1e-8), so that any guard passes."""

GUARD = 1e-5
"""Relative: what 1e-7 inside the logs, the coarsest in common use, changes for p in [0.1, 0.9] is
1e-7 / (0.9 log(1 / 0.9)), a tenth of this. The mildest mistake is a thousand times as large."""


def squared_error(p, y):
    """Sum over all entries, half, per row."""
    return float(((p - y) ** 2).sum()) / 2 / len(y)


def cross_entropy(p, y):
    """Log of the probability that was given to what happened, per row."""
    return -float(np.log(np.where(y == 1, p, 1 - p)).sum()) / len(y)


@pytest.fixture
def pairs(rng):
    """Predictions and integer targets with one output: 1, 2, 5 and 7 examples."""
    return [(rng.uniform(0.1, 0.9, (m, 1)), rng.integers(0, 2, (m, 1))) for m in (1, 2, 5, 7)]


@pytest.fixture
def wide(rng):
    """Predictions and targets with 3 outputs."""
    return rng.uniform(0.1, 0.9, (5, 3)), rng.integers(0, 2, (5, 3)).astype(float)


def is_a_number_not_negative(seen):
    """Demand a number from 0 up."""
    if seen.number() < 0:
        says = "is negative: a loss is 0 at best"
        seen.fail(Code.WRONG_VALUE, says, "0 or more", f"{seen.number():.4g}")


@check("compute_loss", points=0)
def test_compute_loss_is_there(learner):
    """compute_loss is there and takes predictions and targets"""
    learner.takes("compute_loss")


@check("compute_loss", points=1, beside=True)
def test_compute_loss_is_a_number(learner, pairs):
    """compute_loss gives one number, never negative"""
    for p, y in pairs:
        is_a_number_not_negative(learner.call("compute_loss", p, y))


@check("compute_loss", points=3)
def test_compute_loss_values(learner, pairs):
    """compute_loss is the squared error, summed, over 2 m"""
    for p, y in pairs:
        learner.call("compute_loss", p, y).is_number(squared_error(p, y))
        learner.call("compute_loss", p, y.astype(float)).is_number(squared_error(p, y))


@check("compute_loss", points=1)
def test_compute_loss_of_several_outputs(learner, wide):
    """compute_loss divides by the number of rows, also with several outputs"""
    p, y = wide
    learner.call("compute_loss", p, y).is_number(squared_error(p, y))


@check("compute_loss", points=1, beside=True)
def test_compute_loss_leaves_its_arguments(learner, wide):
    """compute_loss leaves its arguments as they were, and is 0 when all is right"""
    p, y = wide
    learner.call("compute_loss", p, y).leaves_arguments_unchanged()
    learner.call("compute_loss", y, y).is_number(0.0)


@check("cross_entropy_loss", points=0)
def test_cross_entropy_loss_is_there(learner):
    """cross_entropy_loss is there and takes predictions and targets"""
    learner.takes("cross_entropy_loss")


@check("cross_entropy_loss", points=1, beside=True)
def test_cross_entropy_loss_is_a_number(learner, pairs):
    """cross_entropy_loss gives one number, never negative"""
    for p, y in pairs:
        is_a_number_not_negative(learner.call("cross_entropy_loss", p, y))


@check("cross_entropy_loss", points=3)
def test_cross_entropy_loss_values(learner, pairs):
    """cross_entropy_loss is minus the log of what was given to the truth, per row"""
    for p, y in pairs:
        learner.call("cross_entropy_loss", p, y).is_number(cross_entropy(p, y), rtol=GUARD)
        as_float = learner.call("cross_entropy_loss", p, y.astype(float))
        as_float.is_number(cross_entropy(p, y), rtol=GUARD)


@check("cross_entropy_loss", points=2)
def test_cross_entropy_loss_of_several_outputs(learner, wide):
    """cross_entropy_loss divides by the number of rows, also with several outputs"""
    p, y = wide
    learner.call("cross_entropy_loss", p, y).is_number(cross_entropy(p, y), rtol=GUARD)


@check("cross_entropy_loss", points=1)
@pytest.mark.parametrize("truth", [0.0, 1.0])
def test_cross_entropy_loss_at_the_ends(learner, truth):
    """cross_entropy_loss is finite and right for a prediction of exactly 0 or 1, truth {truth:g}"""
    y = np.array([[truth]])
    right = learner.call("cross_entropy_loss", y, y).named("the loss of a sure, right answer")
    # 1e-8 inside the log makes it -1e-8; a clip at 1e-5, the coarsest in use, makes it 1e-5.
    right.is_number(0.0, atol=2e-5)
    wrong = learner.call("cross_entropy_loss", 1 - y, y).named("the loss of a sure, wrong answer")
    if wrong.number() < SURE_AND_WRONG:
        actual = f"{wrong.number():.4g}"
        wrong.fail(Code.WRONG_VALUE, "is far too small", "about 18 (log of 1e-8)", actual)


@check("cross_entropy_loss", points=1, beside=True)
def test_cross_entropy_loss_leaves_its_arguments(learner, wide):
    """cross_entropy_loss leaves its arguments as they were"""
    p, y = wide
    for predictions in (p, np.round(p)):
        learner.call("cross_entropy_loss", predictions, y).leaves_arguments_unchanged()
