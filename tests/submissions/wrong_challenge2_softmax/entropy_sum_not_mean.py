"""Summed over the examples, never divided by their number.

fails: categorical_cross_entropy, train_softmax
"""

import numpy as np


def categorical_cross_entropy(Y_pred, Y_true):
    return float(-np.sum(Y_true * np.log(Y_pred + 1e-8)))
