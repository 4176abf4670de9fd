"""Before step 6: one update, what history holds, and luck."""

import contextlib
import io

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward
from step6_train import train

from grader.learn.questions import Question, Wrong

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
Y = np.array([[0], [1], [1], [0]])


def questions():
    """Return three questions, their answers computed."""
    return one_update(), first_of_history(), length_of_history()


def one_update():
    """Ask which way a bias moves."""
    zeros = {name: np.zeros(value.shape) for name, value in init_params(2, 3, 1).items()}
    ones = np.ones((4, 1), int)
    _, cache = forward(X, zeros)
    slope = float(backward(X, ones, zeros, cache)["db2"][0, 0])
    with _start_at_zero():
        params, _ = train(X, ones, epochs=1, lr=0.2, verbose=False)
    return Question(
        f"b2 is 0, its slope db2 is {slope:g} and the learning rate is 0.2. What is b2 after one "
        "update?",
        float(params["b2"][0, 0]),
        "b2 - lr * db2: against the slope, downhill. A negative slope means that a larger b2 "
        "lowers the loss.",
        (
            Wrong(0.2 * slope, "That walks uphill: the step goes against the slope."),
            Wrong(-slope, "The learning rate shortens the step."),
            Wrong(-0.2 * slope / len(X), "db2 is a mean over the examples already."),
        ),
        free=True,
        decimals=2,
    )


def first_of_history():
    """Ask what stands first in history."""
    with _start_at_zero():
        _, history = train(X, Y, epochs=3, lr=0.5, verbose=False)
    undecided = np.full(Y.shape, 0.5)
    return Question(
        "All parameters start at 0, and history records the cross-entropy. What is history[0]?",
        history[0],
        "The loss is recorded before the update of its epoch, so history[0] is that of the start: "
        f"log(2) = {cross_entropy_loss(undecided, Y):.2f} for an undecided network.",
        (
            Wrong(0.125, "That is the squared error of an undecided network."),
            Wrong(0.0, "A loss of 0 would mean that it is right and sure already."),
            Wrong(1.0, "One half of each answer is wrong; but -log(0.5) is not 1 in nats."),
        ),
        decimals=3,
    )


@contextlib.contextmanager
def _start_at_zero():
    """Let `train` begin with zeros, so that its first steps can be told in the head."""
    names = train.__globals__

    def zeros(*sizes):
        return {name: np.zeros(value.shape) for name, value in init_params(*sizes).items()}

    names["init_params"] = zeros
    try:
        yield
    finally:
        names["init_params"] = init_params


def length_of_history():
    """Ask how many losses are kept, and how many are printed."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        _, history = train(X, Y, epochs=1500, lr=0.5, verbose=True)
    lines = len(printed.getvalue().splitlines())
    return Question(
        "train(X, Y, epochs=1500, verbose=True) prints every 500 epochs, and X has 4 rows. How "
        "many entries has history?",
        len(history),
        f"One loss for each epoch, printed or not. ({lines} lines are printed: 0, 500 and 1000.)",
        (
            Wrong(lines, "That is what is printed; every epoch is recorded."),
            Wrong(len(history) + 1, "There is no entry after the last update."),
            Wrong(len(history) * len(X), "An epoch makes one update, with all rows at once."),
        ),
        free=True,
    )
