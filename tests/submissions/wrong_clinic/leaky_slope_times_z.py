"""Returns z and slope * z: the function again, not its derivative.

fails: leaky_relu_derivative
"""

import numpy as np


def leaky_relu_derivative(z, slope=0.01):
    return np.where(z > 0, 1.0, slope * z)
