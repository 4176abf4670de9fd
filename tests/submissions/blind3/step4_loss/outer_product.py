"""One factor of each product is transposed, so Y * log(p).T broadcasts to an m x m table, and all pairs of examples are summed.

fails: cross_entropy_loss
source: https://community.deeplearning.ai/t/week3-programming-assignment-4-4-compute-the-cost/18646/6
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    a = Y_pred + 1e-8
    na = 1 - Y_pred + 1e-8
    cost = (-1 / m) * (np.sum(Y_true * np.log(a).T + (1 - Y_true) * np.log(na).T))
    return cost
