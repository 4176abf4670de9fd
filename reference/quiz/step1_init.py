"""Before step 1: the shapes of the weights, how large they are, and why they are random."""

import numpy as np
from step1_init import init_params
from step2_activations import relu_derivative
from step3_forward import forward
from step5_backward import backward

from grader.learn.questions import Question, Wrong


def questions():
    """Return three questions, their answers computed."""
    return shape_of_weights(), how_large(), all_alike()


def shape_of_weights():
    """Ask which way round a weight matrix is."""
    shape = init_params(4, 6, 3)["W2"].shape
    return Question(
        "A network has 4 inputs, 6 hidden units and 3 outputs, and examples are rows. Which shape "
        "has W2?",
        shape,
        f"A1 @ W2 turns 6 hidden values into 3 outputs, so W2 has a row for each hidden unit and a "
        f"column for each output: {shape}.",
        (
            Wrong(shape[::-1], "That fits books whose examples are columns, and write W2 A1."),
            Wrong(init_params(4, 6, 3)["W1"].shape, "That is W1, from the inputs to hidden."),
            Wrong((4, 3), "The inputs reach the outputs through the hidden layer only."),
        ),
        free=True,
    )


def how_large():
    """Ask for the spread of He's weights."""
    np.random.seed(0)
    fan_in = 50
    spread = float(np.std(init_params(fan_in, 4000, 1)["W1"]))
    return Question(
        f"A layer with {fan_in} inputs feeds ReLUs. About how large is the spread (standard "
        "deviation) of its weights by He's rule?",
        spread,
        f"sqrt(2 / fan_in) with fan_in = {fan_in}. The 2 makes up for the half that ReLU sets to "
        "zero.",
        (
            Wrong(float(np.sqrt(1 / fan_in)), "That is Xavier's rule, for tanh and sigmoid."),
            Wrong(2 / fan_in, "That is the variance; the spread is its root."),
            Wrong(0.01, "The fixed scale of old: for a deep network it is too quiet."),
        ),
        decimals=2,
    )


def all_alike():
    """Count the different hidden units that a start without chance ends with."""
    hidden, X, Y = 5, np.array([[0.2, 1.0], [0.9, 0.4], [0.5, 0.5]]), np.array([[1], [0], [1]])
    start = init_params(2, hidden, 1)
    params = {name: np.full(value.shape, 0.5) for name, value in start.items()}
    for _ in range(50):
        _, cache = forward(X, params)
        gradients = backward(X, Y, params, cache)
        params = {name: value - 0.5 * gradients["d" + name] for name, value in params.items()}
    alive = int(np.sum(np.any(relu_derivative(cache["Z1"]) > 0, axis=0)))
    different = len(np.unique(params["W1"].round(12), axis=1).T)
    return Question(
        f"Every weight of a network with {hidden} hidden units starts at 0.5 and is then trained. "
        "How many different hidden units are there after 50 updates?",
        different,
        f"Units that start alike get the same gradient and stay alike: {hidden} units do the work "
        "of one. That is why weights are random.",
        (
            Wrong(alive, "All of them learn, but all of them learn the same."),
            Wrong(0, "They do move: the slopes are not zero, only all equal."),
        ),
    )
