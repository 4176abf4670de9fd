"""The predictions are clipped in place, so the caller's zeros and ones are gone afterwards.

fails: cross_entropy_loss
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    np.clip(Y_pred, 1e-8, 1 - 1e-8, out=Y_pred)
    m = Y_true.shape[0]
    cost = Y_true * np.log(Y_pred) + (1 - Y_true) * np.log(1 - Y_pred)
    return -np.sum(cost) / m
