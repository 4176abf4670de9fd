"""The slope of relu at exactly 0 comes out as 1 although the course sets it to 0.

fails: relu_derivative
"""

import numpy as np


def relu_derivative(z):
    return np.where(z >= 0, 1.0, 0.0)
