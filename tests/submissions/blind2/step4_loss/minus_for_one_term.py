"""the minus of the cross-entropy reaches only the first term: -y log p + (1 - y) log(1 - p)

fails: cross_entropy_loss
source: https://ai.stackexchange.com/questions/27010/why-does-my-neural-network-to-solve-the-xor-problem-always-output-0-5
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    E = -Y_true * np.log(Y_pred + 1e-8) + (1 - Y_true) * np.log(1 - Y_pred + 1e-8)
    return np.sum(E) / m
