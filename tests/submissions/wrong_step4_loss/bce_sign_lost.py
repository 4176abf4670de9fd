"""The minus in front of the cross-entropy is missing, so the loss is below zero.

fails: cross_entropy_loss
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    eps = 1e-8
    ll = Y_true * np.log(Y_pred + eps) + (1 - Y_true) * np.log(1 - Y_pred + eps)
    return np.sum(ll) / m
