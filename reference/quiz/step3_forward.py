"""Before step 3: shapes on the way through, and what bends."""

import numpy as np
from step1_init import init_params
from step2_activations import relu, sigmoid
from step3_forward import forward

from grader.learn.questions import Question, Wrong

X = np.array([[1.0, -2.0], [0.5, 0.5], [3.0, 1.0], [0.0, 1.0], [2.0, 2.0]])


def questions():
    """Return three questions, their answers computed."""
    return shape_of_hidden(), without_weights(), with_a_negative_sum()


def shape_of_hidden():
    """Ask for the shape of what the hidden layer puts out."""
    _, cache = forward(X, init_params(2, 4, 1))
    m, hidden = cache["A1"].shape
    return Question(
        f"X has {m} rows of {X.shape[1]}, and there are {hidden} hidden units. Which shape has A1?",
        (m, hidden),
        "A row for each example, a column for each hidden unit. An activation leaves the shape as "
        "it is.",
        (
            Wrong((hidden, m), "Examples are rows here, all the way through."),
            Wrong((X.shape[1], hidden), "That is W1: one for all examples."),
            Wrong((m, 1), "That is A2: there is one output."),
        ),
        free=True,
    )


def without_weights():
    """Ask what a network says whose parameters are all zero."""
    zeros = {name: np.zeros(value.shape) for name, value in init_params(2, 4, 1).items()}
    A2, _ = forward(X, zeros)
    return Question(
        "All weights and biases are 0. What does the network answer, whatever X is?",
        float(A2[0, 0]),
        "Z2 is 0, and sigmoid(0) is one half: such a network is undecided about everything.",
        (
            Wrong(0.0, "Z2 is 0; but sigmoid comes after it."),
            Wrong(1.0, "sigmoid(z) reaches 1 only for a very large z."),
        ),
        free=True,
        decimals=1,
    )


def with_a_negative_sum():
    """Ask for Z2 of one example with one unit that is off."""
    params = {
        "W1": np.array([[1.0, -1.0], [1.0, 1.0]]),
        "b1": np.array([[1.0, 0.0]]),
        "W2": np.array([[2.0], [3.0]]),
        "b2": np.array([[0.5]]),
    }
    x = np.array([[2.0, 1.0]])
    cache = forward(x, params)[1]
    Z1, W2, b2 = cache["Z1"], params["W2"], params["b2"]
    first, second = Z1[0]
    return Question(
        f"Two hidden units have Z1 = [{first:g}, {second:g}]; W2 is [{W2[0, 0]:g}, {W2[1, 0]:g}] "
        f"(as a column) and b2 is {b2[0, 0]:g}. What is Z2?",
        float(cache["Z2"][0, 0]),
        "ReLU turns the negative sum into 0 first. Then Z2 = A1 W2 + b2: only the first unit "
        "contributes.",
        (
            Wrong(float((Z1 @ W2 + b2)[0, 0]), "Layer 2 gets A1, after ReLU, not Z1."),
            Wrong(float((relu(Z1) @ W2)[0, 0]), "b2 is missing."),
            Wrong(float((sigmoid(Z1) @ W2 + b2)[0, 0]), "Sigmoid is the output's; hidden is ReLU."),
        ),
        decimals=1,
    )
