"""The squares are averaged over the outputs too, so several outputs cost too little.

fails: compute_loss
"""

import numpy as np


def compute_loss(Y_pred, Y_true):
    return 0.5 * np.mean((Y_pred - Y_true) ** 2)
