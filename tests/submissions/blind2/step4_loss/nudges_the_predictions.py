"""predictions of exactly 0 or 1 are replaced in the caller's own array, so Y_pred is changed

fails: cross_entropy_loss
source: https://community.deeplearning.ai/t/cost-function-problem/108146
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    A, Y = Y_pred, Y_true
    A[A == 0.0] = 1e-10
    A[A == 1.0] = 1.0 - 1e-10
    losses = Y * np.log(A) + (1 - Y) * np.log(1 - A)
    return -losses.sum() / Y.shape[0]
