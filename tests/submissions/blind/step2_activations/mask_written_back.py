"""The slope is written into z itself, so the caller's array of pre-activations is overwritten; the returned values are right.

fails: relu_derivative
source: https://stackoverflow.com/questions/50121887/relu-derivative-with-numpy
"""


def relu_derivative(z):
    z[z > 0] = 1
    z[z <= 0] = 0
    return z
