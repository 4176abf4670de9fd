"""np.dot(Y, log(p).T) makes an m x m table of every target with every prediction, and all of it is summed

fails: cross_entropy_loss
source: https://datascience.stackexchange.com/questions/27146/why-does-my-cost-function-return-double-the-expected-value
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    m = len(Y_true)
    tiny = 1e-8
    ones = np.dot(Y_true, np.log(Y_pred + tiny).T)
    zeros = np.dot(1 - Y_true, np.log(1 - Y_pred + tiny).T)
    return -1 / m * np.sum(ones + zeros)
