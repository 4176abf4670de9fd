"""sigmoid_derivative applies sigmoid to an argument that has already been through it.

fails: sigmoid_derivative
"""

import numpy as np


def sigmoid_derivative(a):
    s = 1 / (1 + np.exp(-a))
    return s * (1 - s)
