"""relu_derivative returns the positive values themselves where their slope, 1, belongs.

fails: relu_derivative
"""

import numpy as np


def relu_derivative(z):
    d = np.copy(z)
    d[d <= 0] = 0
    return d
