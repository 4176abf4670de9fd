"""Nothing keeps the logarithms away from 0, so a prediction of exactly 0 or 1 spoils the loss.

fails: cross_entropy_loss
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    m = len(Y_true)
    return -np.sum(Y_true * np.log(Y_pred) + (1 - Y_true) * np.log(1 - Y_pred)) / m
