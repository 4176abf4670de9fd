"""Everything is rounded to single precision, where 1 - 1e-8 is just 1 and the guard does nothing.

fails: cross_entropy_loss
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    eps = np.float32(1e-8)
    p = np.clip(Y_pred.astype(np.float32), eps, np.float32(1) - eps)
    y = Y_true.astype(np.float32)
    m = y.shape[0]
    return float(-np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / m)
