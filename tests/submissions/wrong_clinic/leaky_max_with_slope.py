"""The maximum is taken with the slope itself, so everything below 0.01 becomes 0.01.

fails: leaky_relu
"""

import numpy as np


def leaky_relu(z, slope=0.01):
    return np.maximum(z, slope)
