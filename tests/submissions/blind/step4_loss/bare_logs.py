"""Nothing guards the logarithm: for a prediction of exactly 0 or 1, 0 * log(0) gives nan (or the loss is infinite).

fails: cross_entropy_loss
source: https://community.deeplearning.ai/t/cost-function-problem/108146
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    terms = np.multiply(Y_true, np.log(Y_pred)) + np.multiply(1 - Y_true, np.log(1 - Y_pred))
    return -terms.sum() / Y_true.shape[0]
