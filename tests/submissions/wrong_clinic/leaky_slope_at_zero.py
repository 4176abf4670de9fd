"""At exactly 0 it gives 1, where the lesson settles on the slope.

fails: leaky_relu_derivative
"""

import numpy as np


def leaky_relu_derivative(z, slope=0.01):
    return np.where(z >= 0, 1.0, slope)
