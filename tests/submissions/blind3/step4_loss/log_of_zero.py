"""Nothing is added inside the logarithms (and nothing is clipped): a prediction of exactly 0 or 1 gives inf or nan.

fails: cross_entropy_loss
source: https://community.deeplearning.ai/t/logistic-loss-function-divide-by-zero-encountered-in-log/192184
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    total = 0
    m = Y_true.shape[0]
    for i in range(m):
        for k in range(Y_true.shape[1]):
            f = Y_pred[i, k]
            y = Y_true[i, k]
            err = -y * np.log(f) - (1 - y) * np.log(1 - f)
            total += err
    return total / m
