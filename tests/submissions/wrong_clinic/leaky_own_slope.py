"""The caller's slope is ignored: it always leaks a hundredth.

fails: leaky_relu
"""

import numpy as np


def leaky_relu(z, slope=0.01):
    return np.where(z > 0, z, 0.01 * z)
