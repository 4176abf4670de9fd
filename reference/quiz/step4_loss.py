"""Before step 4: what the two losses say of an undecided network, and of a sure one."""

import numpy as np
from step4_loss import compute_loss, cross_entropy_loss

from grader.learn.questions import Question, Wrong

UNDECIDED = np.full((4, 1), 0.5)
Y = np.array([[0], [1], [1], [0]])


def questions():
    """Return three questions, their answers computed."""
    return untrained(), fair_coin(), sure_and_wrong()


def untrained():
    """Ask for the squared error of a network that has learned nothing."""
    loss = float(compute_loss(UNDECIDED, Y))
    return Question(
        "An untrained network answers about 0.5 to everything; the targets are 0 and 1. What is "
        "its squared error, 1 / (2 m) * sum((Y_pred - Y_true)^2)?",
        loss,
        "Each answer is off by 0.5, whose square is 0.25, and the formula halves the mean.",
        (
            Wrong(2 * loss, "That is the mean square; the formula halves it."),
            Wrong(len(Y) * loss, "The sum is divided by m as well."),
            Wrong(float(cross_entropy_loss(UNDECIDED, Y)), "That is the cross-entropy."),
        ),
        free=True,
        decimals=3,
    )


def fair_coin():
    """Ask for the cross-entropy of the same network."""
    loss = float(cross_entropy_loss(UNDECIDED, Y))
    return Question(
        "And its cross-entropy, with the natural logarithm?",
        loss,
        "Each target was given the probability 0.5, and -log(0.5) is log(2), about 0.69 nats.",
        (
            Wrong(loss / np.log(2), "That is in bits, with the logarithm to base 2."),
            Wrong(len(Y) * loss, "The sum is divided by m."),
            Wrong(-loss, "A minus stands in front: a loss is never negative here."),
            Wrong(2 * loss, "For each example one of the two terms is 0, and the other counts."),
        ),
        decimals=2,
    )


def sure_and_wrong():
    """Compare what the two losses charge for a sure and wrong answer."""
    target = np.array([[1]])
    costs = {p: float(cross_entropy_loss(np.array([[p]]), target)) for p in (0.1, 0.01)}
    squares = {p: float(compute_loss(np.array([[p]]), target)) for p in (0.1, 0.01)}
    return Question(
        "The target is 1. A network answers 0.1, another, even surer, 0.01. How many times as much "
        "does the cross-entropy charge the second?",
        costs[0.01] / costs[0.1],
        f"-log(0.1) is {costs[0.1]:.2f} and -log(0.01) is {costs[0.01]:.2f}: it goes on growing "
        "the surer a wrong answer is.",
        (
            Wrong(squares[0.01] / squares[0.1], "That is the squared error: it hardly minds."),
            Wrong(10.0, "The logarithm turns a factor of 10 into a term that is added."),
            Wrong(1.0, "Both are wrong, but the surer one pays more."),
        ),
        decimals=1,
    )
