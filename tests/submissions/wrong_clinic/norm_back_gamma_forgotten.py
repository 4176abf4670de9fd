"""gamma is left out on the way back to Z.

fails: batch_norm_backward
"""

import numpy as np


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    mean = np.mean(Z, axis=0, keepdims=True)
    deviation = np.sqrt(np.var(Z, axis=0, keepdims=True) + eps)
    Z_hat = (Z - mean) / deviation
    return gamma * Z_hat + beta, {"Z_hat": Z_hat, "deviation": deviation}


def batch_norm_backward(dout, cache):
    Z_hat, deviation = cache["Z_hat"], cache["deviation"]
    dgamma = np.sum(dout * Z_hat, axis=0, keepdims=True)
    dbeta = np.sum(dout, axis=0, keepdims=True)
    m = dout.shape[0]
    dZ = (m * dout - dbeta - Z_hat * dgamma) / (m * deviation)
    return dZ, dgamma, dbeta
