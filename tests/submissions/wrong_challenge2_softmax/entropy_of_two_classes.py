"""The loss of step 4 once more: it also counts what was given to the wrong classes.

fails: categorical_cross_entropy, train_softmax
"""

import numpy as np


def categorical_cross_entropy(Y_pred, Y_true):
    m = Y_true.shape[0]
    happened = Y_true * np.log(Y_pred + 1e-8)
    rest = (1 - Y_true) * np.log(1 - Y_pred + 1e-8)
    return float(-np.sum(happened + rest) / m)
