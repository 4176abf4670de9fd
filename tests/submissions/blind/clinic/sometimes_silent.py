"""A unit is called dead when it is 0 for any one example; it is dead only when it is 0 for all of them.

fails: dead_units
source: own invention
"""

import numpy as np


def dead_units(cache):
    A1 = cache["A1"]
    return np.array([bool(np.any(np.abs(A1[:, j]) <= 1e-8)) for j in range(A1.shape[1])])
