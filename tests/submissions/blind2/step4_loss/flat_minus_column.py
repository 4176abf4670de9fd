"""the predictions are flattened but the targets are not: (m,) minus (m, 1) broadcasts to an m x m table

fails: compute_loss
source: http://www.javashuo.com/article/p-wexytbzf-nk.html
"""

import numpy as np


def compute_loss(Y_pred, Y_true):
    yhat = np.array(Y_pred).ravel()
    label = np.array(Y_true)
    error_sum = ((yhat - label) ** 2).sum()
    return error_sum / (2 * len(label))
