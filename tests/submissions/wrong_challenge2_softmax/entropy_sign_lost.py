"""Without the minus the loss is negative.

fails: categorical_cross_entropy, train_softmax
"""

import numpy as np


def categorical_cross_entropy(Y_pred, Y_true):
    m = Y_true.shape[0]
    return float(np.sum(Y_true * np.log(Y_pred + 1e-8)) / m)
