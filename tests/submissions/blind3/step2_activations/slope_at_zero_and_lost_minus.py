"""Two slips: relu_derivative is 1 at z = 0 as well (>= in place of >); and sigmoid lacks the minus sign in exp(-z), so it falls where it should rise.

fails: sigmoid, relu_derivative, train
source: https://github.com/uptake/numpynet/pull/35
"""

import numpy as np


def relu_derivative(z):
    return np.where(z >= 0, 1.0, 0.0)


def sigmoid(z):
    return 1 / (1 + np.exp(z))
