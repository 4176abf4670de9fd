"""Mean and variance run over the units of each example: that is layer normalisation.

fails: batch_norm_forward, batch_norm_backward
"""

import numpy as np


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    mean = np.mean(Z, axis=1, keepdims=True)
    deviation = np.sqrt(np.var(Z, axis=1, keepdims=True) + eps)
    Z_hat = (Z - mean) / deviation
    return gamma * Z_hat + beta, (Z_hat, deviation, gamma)


def batch_norm_backward(dout, cache):
    Z_hat, deviation, gamma = cache
    dgamma = np.sum(dout * Z_hat, axis=0, keepdims=True)
    dbeta = np.sum(dout, axis=0, keepdims=True)
    d = dout * gamma
    mean = np.mean(d, axis=1, keepdims=True)
    along = Z_hat * np.mean(d * Z_hat, axis=1, keepdims=True)
    return (d - mean - along) / deviation, dgamma, dbeta
