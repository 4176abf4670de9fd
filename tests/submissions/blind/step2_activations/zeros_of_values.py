"""Two slips: np.zeros gets the values of z as if they were a shape and raises; and `>=` would give slope 1 at exactly 0.

fails: relu_derivative, train
source: https://github.com/oreilly-japan/deep-learning-from-scratch/pull/43
"""

import numpy as np


def relu_derivative(x):
    grad = np.zeros(x)
    grad[x >= 0] = 1
    return grad
