"""Divides by the variance, whose root was forgotten; the way back knows the root.

fails: batch_norm_forward
"""

import numpy as np


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    centred = Z - np.mean(Z, axis=0, keepdims=True)
    variance = np.mean(centred**2, axis=0, keepdims=True) + eps
    out = gamma * centred / variance + beta
    return out, {"centred": centred, "variance": variance, "gamma": gamma}


def batch_norm_backward(dout, cache):
    root = np.sqrt(cache["variance"])
    Z_hat = cache["centred"] / root
    dgamma = np.sum(dout * Z_hat, axis=0, keepdims=True)
    dbeta = np.sum(dout, axis=0, keepdims=True)
    m = dout.shape[0]
    dZ = cache["gamma"] / (m * root) * (m * dout - dbeta - Z_hat * dgamma)
    return dZ, dgamma, dbeta
