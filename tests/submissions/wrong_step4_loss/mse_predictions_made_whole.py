"""The predictions are cast to the targets' type; for integer targets that cuts 0.9 down to 0.

fails: compute_loss
"""

import numpy as np


def compute_loss(Y_pred, Y_true):
    Y_pred = Y_pred.astype(Y_true.dtype)  # same type for both
    m = Y_true.shape[0]
    return np.sum(np.square(Y_pred - Y_true)) / (2 * m)
