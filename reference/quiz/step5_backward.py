"""Before step 5: the shape of a gradient, where it stops, and how it is checked."""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step5_backward import backward, numerical_gradient

from grader.learn.questions import Question, Wrong


def questions():
    """Return three questions, their answers computed."""
    return shape_of_dW1(), through_a_closed_unit(), one_example()


def shape_of_dW1():
    """Ask for the shape of dW1."""
    X, Y = np.ones((5, 2)), np.ones((5, 1))
    params = init_params(2, 3, 1)
    _, cache = forward(X, params)
    shape = backward(X, Y, params, cache)["dW1"].shape
    return Question(
        "X has 5 rows of 2, there are 3 hidden units and one output. Which shape has dW1?",
        shape,
        "A gradient has the shape of what it belongs to: dW1 is subtracted from W1, entry by "
        "entry. The examples have been summed up on the way.",
        (
            Wrong(shape[::-1], "That cannot be subtracted from W1: X^T stands on the left."),
            Wrong(cache["Z1"].shape, "That is dZ1: one row per example."),
            Wrong((5, *shape), "The mean over the examples leaves one slope for each weight."),
        ),
        free=True,
    )


def through_a_closed_unit():
    """Ask what reaches the weights of a unit whose sum is negative."""
    X, Y = np.array([[1.0, 2.0]]), np.array([[1]])
    params = {
        "W1": np.array([[1.0, -1.0], [1.0, -1.0]]),
        "b1": np.zeros((1, 2)),
        "W2": np.array([[0.4], [0.4]]),
        "b2": np.zeros((1, 1)),
    }
    _, cache = forward(X, params)
    gradients = backward(X, Y, params, cache)
    error = float((cache["A2"] - Y)[0, 0])
    return Question(
        "For the one example, a hidden unit has Z1 = -3. It is joined to the output by a weight "
        f"of 0.4, and dZ2 is {error:.2f}. What is the slope of the loss along that unit's bias?",
        float(gradients["db1"][0, 1]),
        "relu's slope at -3 is 0, so nothing passes back: the unit had no part in the answer. If "
        "that is so for every example, the unit is dead.",
        (
            Wrong(error * 0.4, "That is dA1; it still has to pass relu, whose slope at -3 is 0."),
            Wrong(error, "That is dZ2; it goes back through W2 and through relu."),
            Wrong(error * 0.4 * -3, "That multiplies by relu's argument, not by its slope."),
        ),
        decimals=2,
    )


def one_example():
    """Ask for db2 of one example, by the loss that A2 - Y belongs to."""
    zeros = {name: np.zeros(value.shape) for name, value in init_params(2, 3, 1).items()}
    X, Y = np.array([[1.0, 0.0]]), np.array([[1]])
    A2, _ = forward(X, zeros)
    a = float(A2[0, 0])
    slope = float(numerical_gradient(X, Y, zeros, "b2")[0, 0])
    return Question(
        f"One example: A2 = {a:g}, Y = 1. What is the slope of the cross-entropy along b2?",
        slope,
        "dZ2 = A2 - Y, and b2 is added to Z2 as it is. Measured by moving b2 a little up and down, "
        "it is the same number.",
        (
            Wrong(
                (a - 1) * a * (1 - a), "That is for the squared error; here nothing is left over."
            ),
            Wrong(-slope, "Then raising b2 would raise the loss; it lowers it, since Y is 1."),
            Wrong(-1 / a, "That is dA2, the slope along A2; sigmoid's slope comes on top."),
        ),
        free=True,
        decimals=2,
    )
