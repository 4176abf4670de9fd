"""The mean and the variance are treated as constants: dZ is only dout * gamma / std, their own dependence on Z is left out.

fails: batch_norm_backward
source: own invention
"""

import numpy as np


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    mu = Z.mean(axis=0, keepdims=True)
    std = np.sqrt(Z.var(axis=0, keepdims=True) + eps)
    Zhat = (Z - mu) / std
    return gamma * Zhat + beta, (Zhat, gamma, std)


def batch_norm_backward(dout, cache):
    Zhat, gamma, std = cache
    dbeta = dout.sum(axis=0, keepdims=True)
    dgamma = (dout * Zhat).sum(axis=0, keepdims=True)
    dZ = dout * gamma / std
    return dZ, dgamma, dbeta
