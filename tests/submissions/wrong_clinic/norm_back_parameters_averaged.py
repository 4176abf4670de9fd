"""dgamma and dbeta are means over the rows; dout already carries the 1/m of the loss.

fails: batch_norm_backward
"""

import numpy as np


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    mean = np.mean(Z, axis=0, keepdims=True)
    deviation = np.sqrt(np.var(Z, axis=0, keepdims=True) + eps)
    Z_hat = (Z - mean) / deviation
    return gamma * Z_hat + beta, {"Z_hat": Z_hat, "deviation": deviation, "gamma": gamma}


def batch_norm_backward(dout, cache):
    Z_hat, deviation, gamma = cache["Z_hat"], cache["deviation"], cache["gamma"]
    dgamma = np.mean(dout * Z_hat, axis=0, keepdims=True)
    dbeta = np.mean(dout, axis=0, keepdims=True)
    dZ = gamma / deviation * (dout - dbeta - Z_hat * dgamma)
    return dZ, dgamma, dbeta
