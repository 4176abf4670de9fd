"""Nothing guards the log: 0 times minus infinity is NaN.

fails: categorical_cross_entropy
"""

import numpy as np


def categorical_cross_entropy(Y_pred, Y_true):
    return float(-np.sum(Y_true * np.log(Y_pred)) / Y_true.shape[0])
