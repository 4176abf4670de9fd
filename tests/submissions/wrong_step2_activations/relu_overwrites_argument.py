"""relu sets the negative entries of the caller's own array to zero.

fails: relu
"""

import numpy as np


def relu(z):
    z[z < 0] = 0
    return z
