"""The minus in front of the sum is missing, so the cross-entropy is negative.

fails: cross_entropy_loss
source: https://community.deeplearning.ai/t/week-2-programming-exercise-cost-calculation/234194
"""

import numpy as np


def cross_entropy_loss(A, Y):
    m = len(Y)
    cost = 0.0
    for j in range(Y.shape[1]):
        a, y = A[:, j], Y[:, j]
        cost += np.dot(y, np.log(a + 1e-8)) + np.dot(1 - y, np.log(1 - a + 1e-8))
    return float(cost / m)
