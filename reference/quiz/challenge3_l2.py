"""Before challenge 3: what is charged, what it adds to a slope, and what shrinks."""

import numpy as np
from challenge3_l2 import backward_with_reg, compute_loss_with_reg, train_with_reg
from step3_forward import forward
from step5_backward import backward

from grader.learn.questions import Question, Wrong


def questions():
    """Return three questions, their answers computed."""
    return penalty(), slope_of_penalty(), decay()


def penalty():
    """Ask for the penalty alone."""
    params = {
        "W1": np.array([[3.0]]), "b1": np.array([[5.0]]),
        "W2": np.array([[-1.0]]), "b2": np.array([[2.0]]),
    }  # fmt: skip
    Y = np.array([[1], [0]])
    squares = {name: float(value[0, 0] ** 2) for name, value in params.items()}
    return Question(
        "Every prediction is right. W1 = [[3]], b1 = [[5]], W2 = [[-1]], b2 = [[2]], lambd = 0.2, "
        "m = 2. What is the loss, penalty included?",
        float(compute_loss_with_reg(Y, Y, params, lambd=0.2)),
        "lambd / (2 m) * (3^2 + (-1)^2) = 0.2 / 4 * 10. Weights pay for their squares; biases are "
        "free.",
        (
            Wrong(0.2 / 4 * sum(squares.values()), "Biases are free: they cannot make it wiggle."),
            Wrong(0.2 / 4 * squares["W1"], "W2 pays as well."),
            Wrong(0.2 / 2 * (squares["W1"] + squares["W2"]), "The 2 of 2 m is missing."),
            Wrong(0.0, "The weights cost something even where every answer is right."),
        ),
        free=True,
        decimals=2,
    )


def slope_of_penalty():
    """Ask what the penalty adds to a gradient."""
    params = {
        "W1": np.array([[0.5]]), "b1": np.array([[1.0]]),
        "W2": np.array([[3.0]]), "b2": np.array([[1.0]]),
    }  # fmt: skip
    X, Y = np.ones((2, 1)), np.array([[1], [0]])
    _, cache = forward(X, params)
    with_it = backward_with_reg(X, Y, params, cache, lambd=0.3)["dW2"]
    added = float((with_it - backward(X, Y, params, cache)["dW2"])[0, 0])
    return Question(
        "W2 is [[3]], lambd = 0.3 and m = 2. What does the penalty "
        "lambd / (2 m) * W2^2 add to dW2?",
        added,
        "The slope of w^2 is 2 w, and the 2 cancels the half: lambd / m * w.",
        (
            Wrong(0.3 / 4 * 3, "The slope of w^2 is 2 w, not w."),
            Wrong(0.3 / 4 * 9, "That is the penalty itself, not its slope."),
            Wrong(0.3 * 3, "It is divided by m, as the rest of the gradient is."),
        ),
        free=True,
        decimals=2,
    )


def decay():
    """Ask what is left of a weight that the data say nothing about."""
    start = {
        "W1": np.array([[2.0]]), "b1": np.array([[0.0]]),
        "W2": np.array([[0.0]]), "b2": np.array([[0.0]]),
    }  # fmt: skip
    X, Y = np.zeros((1, 1)), np.array([[1]])  # nothing comes in, so the data do not move W1
    params, _ = train_with_reg(X, Y, start, lr=0.5, epochs=2, lambd=0.2)
    return Question(
        "The data do not move a weight of 2. lr = 0.5, lambd = 0.2, m = 1. What is it after two "
        "updates with the penalty?",
        float(params["W1"][0, 0]),
        "Each update takes the share lr * lambd / m = 0.1 of what is there: 2 * 0.9 * 0.9. Hence "
        "the name weight decay.",
        (
            Wrong(2 * (1 - 0.2), "A share of what is left goes each time, not of the first value."),
            Wrong(2.0, "What the data do not hold up, the penalty pulls down."),
            Wrong(2 * 0.9, "That is after one update."),
        ),
        free=True,
        decimals=2,
    )
