"""relu collects its results in an array of whole numbers and loses what follows the point.

fails: relu
"""

import numpy as np


def relu(z):
    out = np.zeros(z.shape, dtype=int)
    positive = z > 0
    out[positive] = z[positive]
    return out
