"""Before challenge 2: what softmax sees, and what an undecided network costs with ten classes."""

import numpy as np
from challenge2_softmax import categorical_cross_entropy, one_hot, softmax

from grader.learn.questions import Question, Wrong


def questions():
    """Return three questions, their answers computed."""
    return shifted(), undecided(), shape_of_targets()


def shifted():
    """Ask what adding the same number to all scores does."""
    scores = np.array([[1.0, 3.0]])
    first = float(softmax(scores + 100)[0, 0])
    return Question(
        f"softmax of [1, 3] is [{softmax(scores)[0, 0]:.2f}, {softmax(scores)[0, 1]:.2f}]. What is "
        "the first entry of softmax of [101, 103]?",
        first,
        "Only differences within the row count: exp(100) is a factor of each power and of their "
        "sum. That is why the row's maximum may be subtracted first.",
        (
            Wrong(101 / 204, "Shares of the scores themselves: softmax takes exp first."),
            Wrong("nan", "exp(101) is large, but no infinity; from 710 on it would be."),
            Wrong(
                float(softmax(100 * scores)[0, 0]), "That is for scores times 100, not plus 100."
            ),
        ),
        decimals=2,
    )


def undecided():
    """Ask for the loss of a network that gives ten classes a tenth each."""
    Y = one_hot(np.array([3, 1, 7]), 10)
    loss = float(categorical_cross_entropy(np.full(Y.shape, 0.1), Y))
    return Question(
        "An untrained network gives each of 10 classes the probability 0.1. About what is its "
        "loss, with the natural logarithm?",
        loss,
        "-log(0.1) = log(10) for every example, so for their mean as well. A first loss far from "
        "it is a sign that something is wrong.",
        (
            Wrong(float(np.log(2)), "That is for two classes: -log(0.5)."),
            Wrong(10 * loss, "Only the term of the true class counts: y is 0 for the others."),
            Wrong(1.0, "That is the logarithm to base 10."),
        ),
        decimals=1,
    )


def shape_of_targets():
    """Ask for the shape of one-hot targets."""
    shape = one_hot(np.array([3, 0, 9, 3, 5, 1]), 10).shape
    return Question(
        "Six labels, each one of the digits 0 to 9. Which shape has one_hot(labels, 10)?",
        shape,
        "A row for each label, a column for each class; a single 1 in each row.",
        (
            Wrong(shape[::-1], "Examples are rows here too."),
            Wrong((6, 1), "That is for two classes, with a single output."),
            Wrong((6,), "That are the labels themselves."),
        ),
        free=True,
    )
