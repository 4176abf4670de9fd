"""Before step 2: slopes, and which value they are asked at."""

import numpy as np
from step2_activations import relu, relu_derivative, sigmoid, sigmoid_derivative

from grader.learn.questions import Question, Wrong


def questions():
    """Return three questions, their answers computed."""
    return slope_from_output(), slope_at_kink(), far_left()


def slope_from_output():
    """Ask for sigmoid's slope where its output is known."""
    a = 0.8
    return Question(
        f"sigmoid(z) is {a} for some z. How steep is sigmoid at that z?",
        sigmoid_derivative(a),
        "The slope is a * (1 - a), where a is the output: no exp is needed once a is known. That "
        "is why sigmoid_derivative gets a, not z.",
        (
            Wrong(
                float(sigmoid_derivative(sigmoid(a))),
                "That applies sigmoid once more, to a value that it has been applied to already.",
            ),
            Wrong(1 - a**2, "That is the slope of tanh, 1 - a^2."),
            Wrong(0.25, "That is the largest slope that sigmoid has, where a is 0.5."),
        ),
        free=True,
        decimals=2,
    )


def slope_at_kink():
    """Ask for relu's slopes left of, at and right of 0."""
    z = np.array([-3.0, 0.0, 2.0])
    return Question(
        "What is relu_derivative of [-3, 0, 2]?",
        _row(relu_derivative(z)),
        "The slope is 0 where relu is flat and 1 where it rises. At 0 there is a kink; the course "
        "agrees on 0, as the large libraries do.",
        (
            Wrong(_row(relu(z)), "That is relu itself; its slope where it rises is 1."),
            Wrong(_row(np.sign(z)), "Left of 0 relu is flat: it does not fall."),
            Wrong(_row(z >= 0), "Any number from 0 to 1 could stand at the kink; agreed is 0."),
        ),
    )


def far_left():
    """Ask what an overflow in exp does to sigmoid."""
    value = float(sigmoid(np.array([-1000.0]))[0])
    return Question(
        "In 1 / (1 + np.exp(-z)) with z = -1000, exp overflows to infinity. What comes out, to "
        "one decimal?",
        value,
        "1 / (1 + infinity) is 0, the right value. NumPy's warning is no error; clipping z avoids "
        "it.",
        (
            Wrong("nan", "inf / inf or inf - inf would be nan; 1 / inf is not."),
            Wrong("inf", "The infinity is below the line."),
            Wrong(float(sigmoid(np.array([0.0]))[0]), "That is the answer at z = 0."),
        ),
        decimals=1,
    )


def _row(values):
    return f"[{', '.join(f'{value:g}' for value in np.asarray(values, float))}]"
