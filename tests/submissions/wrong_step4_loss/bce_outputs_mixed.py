"""A matrix product pairs every output's target with the predictions of all the other outputs too.

fails: cross_entropy_loss
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    first = np.dot(Y_true.T, np.log(Y_pred + 1e-8))
    second = np.dot((1 - Y_true).T, np.log(1 - Y_pred + 1e-8))
    return -np.sum(first + second) / m
