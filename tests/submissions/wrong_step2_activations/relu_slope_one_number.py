"""relu_derivative decides once for the whole array and returns a single number.

fails: relu_derivative, train
"""


def relu_derivative(z):
    if (z > 0).any():
        return 1
    else:
        return 0
