"""np.dot of two (m, 1) columns without a transpose: shapes not aligned, ValueError

fails: cross_entropy_loss, train
source: https://community.deeplearning.ai/t/dls-c1-w2-exercice-5/181294
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    p = np.clip(Y_pred, 1e-8, 1 - 1e-8)
    cost = -(np.dot(Y_true, np.log(p)) + np.dot(1 - Y_true, np.log(1 - p))) / m
    return float(np.squeeze(cost))
