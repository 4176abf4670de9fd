"""np.dot is given two columns (m, 1) and (m, 1) without a transpose: the shapes do not align, ValueError.

fails: cross_entropy_loss, train
source: https://community.deeplearning.ai/t/dls-c1-w2-exercice-5/181294
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    A = np.clip(Y_pred, 1e-8, 1 - 1e-8)
    m = Y_true.shape[0]
    cost = -1/m * np.sum(np.dot(Y_true, np.log(A)) + np.dot((1-Y_true), np.log(1-A)))
    return cost
