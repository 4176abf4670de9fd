"""compute_loss returns an array, one loss per example, where a single number is asked for.

fails: compute_loss
"""

import numpy as np


def compute_loss(Y_pred, Y_true):
    squares = (Y_pred - Y_true) ** 2
    return np.sum(squares, axis=1) / 2
