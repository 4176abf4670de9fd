"""relu is built as z + |z| without halving it, so positive entries come out doubled.

fails: relu
source: own invention
"""

import numpy as np


def relu(z):
    # |z| cancels the negatives -> no comparison needed :)
    return z + np.abs(z)
