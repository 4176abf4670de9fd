"""Targets and predictions have changed places inside the formula.

fails: cross_entropy_loss
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    tiny = 1e-8
    m = Y_true.shape[0]
    total = np.sum(Y_pred * np.log(Y_true + tiny) + (1 - Y_pred) * np.log(1 - Y_true + tiny))
    return -total / m
