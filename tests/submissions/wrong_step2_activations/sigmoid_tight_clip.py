"""sigmoid clips its argument to [-4, 4], so that no answer gets near 0 or 1.

fails: sigmoid
"""

import numpy as np


def sigmoid(z):
    safe = np.clip(z, -4, 4)   # avoid overflow
    return 1.0 / (1.0 + np.exp(-safe))
