"""Multiplies large matrices, which NumPy may do in threads.

step: step4
attacks: none
outcome: pass of compute_loss, cross_entropy_loss
"""

import numpy as np


def compute_loss(Y_pred, Y_true):
    large = np.ones((400, 400))
    assert (large @ large)[0, 0] == 400
    return float(np.sum((Y_pred - Y_true) ** 2) / (2 * len(Y_true)))


def cross_entropy_loss(Y_pred, Y_true):
    p = Y_pred
    return -np.sum(Y_true * np.log(p + 1e-8) + (1 - Y_true) * np.log(1 - p + 1e-8)) / len(Y_true)
