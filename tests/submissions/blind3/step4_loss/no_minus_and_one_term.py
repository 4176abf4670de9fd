"""Two slips: the minus sign of the cross-entropy is missing, so the loss is negative; and its second term, (1-y) log(1-p), is left out.

fails: cross_entropy_loss
source: https://community.deeplearning.ai/t/week-2-programming-exercise-cost-calculation/234194
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    logprobs = np.multiply(np.log(Y_pred + 1e-8), Y_true)
    cost = np.sum(logprobs) / m
    return cost
