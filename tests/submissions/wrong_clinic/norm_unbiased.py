"""The variance is divided by m - 1.

fails: batch_norm_forward, batch_norm_backward
"""

import numpy as np


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    centred = Z - np.mean(Z, axis=0, keepdims=True)
    deviation = np.sqrt(np.var(Z, axis=0, ddof=1, keepdims=True) + eps)
    Z_hat = centred / deviation
    return gamma * Z_hat + beta, {"Z_hat": Z_hat, "deviation": deviation, "gamma": gamma}


def batch_norm_backward(dout, cache):
    Z_hat, deviation, gamma = cache["Z_hat"], cache["deviation"], cache["gamma"]
    dgamma = np.sum(dout * Z_hat, axis=0, keepdims=True)
    dbeta = np.sum(dout, axis=0, keepdims=True)
    m = dout.shape[0]
    dZ = gamma / (m * deviation) * (m * dout - dbeta - Z_hat * dgamma)
    return dZ, dgamma, dbeta
