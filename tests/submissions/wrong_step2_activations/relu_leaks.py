"""relu lets a hundredth of every negative number through.

fails: relu
"""

import numpy as np


def relu(z):
    return np.where(z > 0, z, 0.01 * z)
