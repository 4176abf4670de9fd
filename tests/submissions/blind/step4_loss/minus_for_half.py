"""The minus reaches only the first term, -y log(p) + (1 - y) log(1 - p): brackets are missing, so the second term has the wrong sign.

fails: cross_entropy_loss
source: https://ai.stackexchange.com/questions/27010/why-does-my-neural-network-to-solve-the-xor-problem-always-output-0-5
"""

import numpy as np


def cross_entropy_loss(y_hat, y):
    eps = 1e-8
    m = y.shape[0]
    E = -y * np.log(y_hat + eps) + (1 - y) * np.log(1 - y_hat + eps)
    return np.sum(E) / m
