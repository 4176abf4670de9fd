"""The cross-entropy is summed over the examples but never divided by their number.

fails: cross_entropy_loss
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    loss = 0.0
    for p_row, y_row in zip(Y_pred, Y_true):
        for p, y in zip(p_row, y_row):
            loss -= y * np.log(p + 1e-8) + (1 - y) * np.log(1 - p + 1e-8)
    return float(loss)
