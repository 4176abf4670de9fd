"""np.mean divides by examples times classes.

fails: categorical_cross_entropy, train_softmax
"""

import numpy as np


def categorical_cross_entropy(Y_pred, Y_true):
    return float(-np.mean(Y_true * np.log(Y_pred + 1e-8)))
