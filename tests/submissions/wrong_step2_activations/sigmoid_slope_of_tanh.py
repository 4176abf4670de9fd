"""sigmoid_derivative uses the formula that belongs to tanh.

fails: sigmoid_derivative
"""

import numpy as np


def sigmoid_derivative(a):
    return 1 - np.square(a)
