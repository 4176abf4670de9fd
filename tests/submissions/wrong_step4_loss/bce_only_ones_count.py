"""Only examples with target 1 count; a wrong answer to a target of 0 costs nothing.

fails: cross_entropy_loss
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    p = np.clip(Y_pred, 1e-8, 1 - 1e-8)
    return -np.sum(Y_true * np.log(p)) / Y_true.shape[0]
