"""The logarithm has base 2, so the loss is in bits although nats are asked for.

fails: cross_entropy_loss
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    p = np.clip(Y_pred, 1e-8, 1 - 1e-8)
    bits = Y_true * np.log2(p) + (1 - Y_true) * np.log2(1 - p)
    return -np.sum(bits) / m
