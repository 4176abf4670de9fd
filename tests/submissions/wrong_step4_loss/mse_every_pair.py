"""The targets are flattened, so each prediction is compared with the target of every example.

fails: compute_loss
"""

import numpy as np


def compute_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    Y_true = Y_true.flatten()
    return np.sum((Y_pred - Y_true) ** 2) / (2 * m)
