"""The ten demands, as the kit's hidden tests."""

import demands
import pytest

from grader.judge.api import check

ONCE = False
"""Whether the checks that look at the training are judged once; the benchmark measures both."""

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


@check("train", points=1, once=ONCE)
@pytest.mark.parametrize("demand", demands.DEMANDS_ON_TRAINING, ids=lambda demand: demand.__name__)
def test_that_training(learner, demand):
    """{demand.__doc__}"""
    demand(learner, learner.call(*demands.TRAINING, shared=True))
