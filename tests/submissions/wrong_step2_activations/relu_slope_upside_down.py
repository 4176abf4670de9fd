"""relu_derivative has its two cases swapped: 0 for positive numbers and 1 for the rest.

fails: relu_derivative, train
"""


def relu_derivative(z):
    blocked = (z > 0) == False  # noqa: E712
    return blocked.astype(float)
