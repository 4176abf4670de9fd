"""The products are outer products: np.dot(Y, log(A).T) is (m, m), so each target is multiplied with the prediction of every example before summing.

fails: cross_entropy_loss
source: https://datascience.stackexchange.com/questions/27146/why-does-my-cost-function-return-double-the-expected-value
"""

import numpy as np


def cross_entropy_loss(A, Y):
    m = Y.shape[0]
    A = np.clip(A, 1e-8, 1 - 1e-8)
    cost = -1 / m * np.sum(np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T))
    return cost
