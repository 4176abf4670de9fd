"""relu_derivative gives -1 below zero, which is the slope of the absolute value.

fails: relu_derivative
"""

import numpy as np


def relu_derivative(z):
    return np.sign(z)
