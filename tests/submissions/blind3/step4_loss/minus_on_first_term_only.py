"""The minus of the cross-entropy reaches only the first term: -y log(p) + (1-y) log(1-p); the second is added with the wrong sign.

fails: cross_entropy_loss
source: https://ai.stackexchange.com/questions/27010/why-does-my-neural-network-to-solve-the-xor-problem-always-output-0-5
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    m = len(Y_true)
    eps = 1e-8
    J = np.sum(-Y_true * np.log(Y_pred + eps) + (1 - Y_true) * np.log(1 - Y_pred + eps)) / m
    return J
