"""The ten demands, as the kit's hidden tests."""

import demands
import pytest

from grader.judge.api import check

SHARED = {}
"""How the training is called: ``{"shared": True}`` makes it once for all checks of a round."""

COSTLY = {}
"""What else is declared of the checks that look at it: ``{"once": True}`` judges them once."""

FUNCTIONS = ("init_params", "init_params", "sigmoid", "sigmoid", "forward", "forward", "loss")


@pytest.mark.parametrize(
    "demand",
    [
        pytest.param(demand, marks=check(function, points=1), id=demand.__name__)
        for demand, function in zip(demands.DEMANDS, (*FUNCTIONS, "backward"), strict=True)
    ],
)
def test_that(learner, demand):
    """{demand.__doc__}"""
    demand(learner)


@check("train", points=1, **COSTLY)
@pytest.mark.parametrize("demand", demands.DEMANDS_ON_TRAINING, ids=lambda demand: demand.__name__)
def test_that_training(learner, demand):
    """{demand.__doc__}"""
    demand(learner, learner.call(*demands.TRAINING, **SHARED))
