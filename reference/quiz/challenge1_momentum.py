"""Before challenge 1: what a velocity remembers."""

import numpy as np
from challenge1_momentum import train_with_momentum
from step3_forward import forward
from step5_backward import backward

from grader.learn.questions import Question, Wrong

X, Y = np.array([[0.0, 0.0]]), np.array([[1]])
START = {
    "W1": np.zeros((2, 3)), "b1": np.zeros((1, 3)), "W2": np.zeros((3, 1)), "b2": np.zeros((1, 1)),
}  # fmt: skip


def questions():
    """Return three questions, their answers computed."""
    return first_update(), no_memory(), steady_slope()


def _b2(**options):
    return float(train_with_momentum(X, Y, START, **options)[0]["b2"][0, 0])


def _slope():
    _, cache = forward(X, START)
    return float(backward(X, Y, START, cache)["db2"][0, 0])


def first_update():
    """Ask how far the first update goes."""
    slope = _slope()
    return Question(
        f"b2 and its velocity are 0, db2 is {slope:g}, lr = 1 and beta = 0.9. What is b2 after one "
        "update?",
        _b2(lr=1.0, epochs=1, beta=0.9),
        "v = 0.9 * 0 + 0.1 * db2, then b2 - lr * v. With this rule the first steps are short: the "
        "velocity has to build up.",
        (
            Wrong(-slope, "In this rule the gradient counts with 1 - beta = 0.1."),
            Wrong(-0.9 * slope, "beta is the share of the old velocity, which is 0."),
            Wrong(0.1 * slope, "The step goes against the slope."),
        ),
        free=True,
        decimals=2,
    )


def no_memory():
    """Ask which beta makes it plain gradient descent."""
    plain = START["b2"][0, 0] - 0.5 * _slope()
    betas = (0.0, 0.5, 0.9, 1.0)
    answer = min(betas, key=lambda beta: abs(_b2(lr=0.5, epochs=1, beta=beta) - plain))
    return Question(
        "v = beta * v + (1 - beta) * gradient. With which beta is it plain gradient descent?",
        answer,
        "Then v is the gradient, and nothing is remembered.",
        (
            Wrong(1.0, "Then v never changes from 0, and nothing is learned."),
            Wrong(0.5, "Then half of the old velocity is kept."),
            Wrong(0.9, "That is the usual choice: a long memory."),
        ),
        decimals=1,
    )


def steady_slope():
    """Ask what the velocity tends to where the slope does not change."""
    slope, beta = 2.0, 0.9
    # The reference's own velocity is hidden in its loop: a tiny step leaves the slope as it is, and
    # the distance that b2 goes in one epoch more is lr * v.
    lr = 1e-6
    velocity = (_b2(lr=lr, epochs=201, beta=beta) - _b2(lr=lr, epochs=200, beta=beta)) / lr
    share = velocity / -_slope()
    return Question(
        f"The slope stays {slope:g} for a long time, beta is 0.9. What does the velocity come to "
        "in v = beta * v + (1 - beta) * gradient?",
        slope * share,
        "A running average of equal numbers is that number. (Without the factor 1 - beta it would "
        "grow to ten times as much.)",
        (
            Wrong(slope / (1 - beta), "That is for v = beta * v + gradient, another common rule."),
            Wrong(slope * (1 - beta), "That is the velocity after the first update only."),
            Wrong(slope * beta, "The shares beta and 1 - beta add up to 1."),
        ),
        free=True,
        decimals=1,
    )
