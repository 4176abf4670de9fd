"""The half in front of the mean squared error is missing, so the loss is twice too large.

fails: compute_loss
"""

import numpy as np


def compute_loss(Y_pred, Y_true):
    m = Y_pred.shape[0]
    return np.sum((Y_pred - Y_true) ** 2) / m
