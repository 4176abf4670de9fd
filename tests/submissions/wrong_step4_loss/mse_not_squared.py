"""Nothing is squared, so that errors up and errors down cancel each other.

fails: compute_loss
"""

import numpy as np


def compute_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    diff = Y_pred - Y_true
    return np.sum(diff) / (2 * m)
