"""The way back through the mean is there, the one through the variance is not.

fails: batch_norm_backward
"""

import numpy as np


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    mean = np.mean(Z, axis=0, keepdims=True)
    deviation = np.sqrt(np.var(Z, axis=0, keepdims=True) + eps)
    Z_hat = (Z - mean) / deviation
    return gamma * Z_hat + beta, (Z_hat, deviation, gamma)


def batch_norm_backward(dout, cache):
    Z_hat, deviation, gamma = cache
    dgamma = np.sum(dout * Z_hat, axis=0, keepdims=True)
    dbeta = np.sum(dout, axis=0, keepdims=True)
    dZ_hat = dout * gamma
    dZ = (dZ_hat - np.mean(dZ_hat, axis=0, keepdims=True)) / deviation
    return dZ, dgamma, dbeta
