"""Step 4, summed by hand. Both functions give a plain Python float."""

import math


def compute_loss(Y_pred, Y_true):
    m, K = Y_pred.shape
    total = 0.0
    for i in range(m):
        for k in range(K):
            error = float(Y_pred[i, k]) - float(Y_true[i, k])
            total += error * error
    return total / (2 * m)


def cross_entropy_loss(Y_pred, Y_true):
    tiny = 1e-8
    m, K = Y_pred.shape
    total = 0.0
    for i in range(m):
        for k in range(K):
            p = float(Y_pred[i, k])
            y = float(Y_true[i, k])
            total += y * math.log(p + tiny) + (1 - y) * math.log(1 - p + tiny)
    return -total / m
