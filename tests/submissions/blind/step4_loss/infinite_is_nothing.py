"""Infinite and nan terms are replaced by 0, so a prediction that is sure and wrong costs nothing instead of about 18.

fails: cross_entropy_loss
source: https://community.deeplearning.ai/t/cost-function-problem/108146
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    with np.errstate(all="ignore"):
        loss = -(Y_true * np.log(Y_pred) + (1 - Y_true) * np.log(1 - Y_pred))
    loss[~np.isfinite(loss)] = 0.0
    return float(np.sum(loss) / m)
