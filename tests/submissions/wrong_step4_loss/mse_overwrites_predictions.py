"""compute_loss subtracts the targets inside the caller's array of predictions.

fails: compute_loss
"""

import numpy as np


def compute_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    error = Y_pred
    error -= Y_true
    return float(np.sum(error**2) / (2 * m))
