"""Before the clinic: how gradients shrink, how they are cut, and what Adam does first."""

import numpy as np
from clinic import adam_step, clip_gradients, gradient_norms
from step2_activations import sigmoid_derivative

from grader.learn.questions import Question, Wrong


def questions():
    """Return three questions, their answers computed."""
    return vanishing(), clipped(), first_step_of_adam()


def vanishing():
    """Ask how much of a gradient five sigmoids can let through at best."""
    layers, best = 5, float(sigmoid_derivative(0.5))
    return Question(
        f"A gradient goes back through {layers} sigmoids, all where they are steepest; leave the "
        "weights aside. About what share of it arrives?",
        best**layers,
        f"Each lets through {best} at most, and {best}^{layers} is about a thousandth. ReLU's "
        "slope is 1 where it is open: nothing is lost.",
        (
            Wrong(0.5**layers, "0.5 is sigmoid's value where it is steepest; its slope is 0.25."),
            Wrong(best / layers, "The slopes of layers in a row are multiplied."),
            Wrong(1.0, "That is ReLU; sigmoid's slope is never above 0.25."),
        ),
        decimals=3,
    )


def clipped():
    """Ask what becomes of one array when the norm of all is too large."""
    grads = {"dW1": np.array([[6.0]]), "dW2": np.array([[8.0]])}
    total = float(np.sqrt(sum(norm**2 for norm in gradient_norms(grads).values())))
    return Question(
        "The gradients are dW1 = [[6]] and dW2 = [[8]]; clip them to max_norm = 5. What is "
        "dW1 now?",
        float(clip_gradients(grads, 5.0)["dW1"][0, 0]),
        f"One norm for all arrays: sqrt(36 + 64) = {total:g}. All are scaled by 5 / {total:g}, so "
        "that the direction stays.",
        (
            Wrong(float(clip_gradients({"dW1": grads["dW1"]}, 5.0)["dW1"][0, 0]),
                  "That clips each array by itself, which turns the gradient."),
            Wrong(6 * 5 / 14, "Norms do not add up; their squares do."),
            Wrong(6.0, "6 alone is above 5 already, and the norm of all is larger still."),
        ),
        free=True,
        decimals=1,
    )  # fmt: skip


def first_step_of_adam():
    """Ask how far Adam moves at first."""
    start, grads = {"W1": np.array([[1.0]])}, {"dW1": np.array([[40.0]])}
    params, _ = adam_step(start, grads, {}, lr=0.1)
    return Question(
        "W1 is [[1]], its gradient [[40]], and Adam takes its very first step with lr = 0.1. Where "
        "is W1 then?",
        float(params["W1"][0, 0]),
        "With their bias corrected, m is the gradient and the root of v its size: the first step "
        "is lr long, whatever the gradient, and goes against its sign.",
        (
            Wrong(1 - 0.1 * 40, "That is plain gradient descent: Adam divides by the size."),
            Wrong(1 - 0.1 * 0.1 / np.sqrt(0.001), "That leaves out the correction of the bias."),
            Wrong(1.1, "The step goes against the gradient."),
        ),
        decimals=2,
    )
