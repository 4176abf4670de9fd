import numpy as np


def compute_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    return np.sum((Y_pred - Y_true) ** 2) / (2 * m)


def cross_entropy_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    p = np.clip(Y_pred, 1e-8, 1 - 1e-8)
    return -np.sum(Y_true * np.log(p) + (1 - Y_true) * np.log(1 - p)) / m
