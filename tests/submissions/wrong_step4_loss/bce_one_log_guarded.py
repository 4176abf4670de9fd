"""Only the first logarithm is guarded, so a prediction of exactly 1 still breaks the second.

fails: cross_entropy_loss
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    when_one = Y_true * np.log(Y_pred + 1e-8)
    when_zero = (1 - Y_true) * np.log(1 - Y_pred)
    return -(when_one + when_zero).sum() / m
