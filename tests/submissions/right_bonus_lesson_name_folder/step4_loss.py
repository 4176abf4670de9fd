"""Step 4, with the loss for two classes."""

import numpy as np


def compute_loss(Y_pred, Y_true):
    return np.sum((Y_pred - Y_true) ** 2) / (2 * Y_true.shape[0])


def cross_entropy_loss(Y_pred, Y_true):
    right = Y_true * np.log(Y_pred + 1e-8) + (1 - Y_true) * np.log(1 - Y_pred + 1e-8)
    return -np.sum(right) / Y_true.shape[0]
