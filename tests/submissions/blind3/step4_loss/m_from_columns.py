"""Both losses take m from shape[1], the number of columns, not the number of examples (rows), so they divide by the outputs.

fails: compute_loss, cross_entropy_loss
source: https://datascience.stackexchange.com/questions/27146/why-does-my-cost-function-return-double-the-expected-value
"""

import numpy as np


def compute_loss(Y_pred, Y_true):
    m = Y_true.shape[1]  # number of examples
    return 1 / (2 * m) * np.sum(np.square(Y_pred - Y_true))


def cross_entropy_loss(Y_pred, Y_true):
    m = Y_true.shape[1]  # number of examples
    logprobs = np.multiply(np.log(Y_pred + 1e-8), Y_true) + np.multiply(
        np.log(1 - Y_pred + 1e-8), 1 - Y_true
    )
    cost = -np.sum(logprobs) / m
    return float(np.squeeze(cost))
