"""Z itself is centred and scaled, in the array of the caller.

fails: batch_norm_forward
"""

import numpy as np


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    deviation = np.sqrt(np.var(Z, axis=0, keepdims=True) + eps)
    Z -= np.mean(Z, axis=0, keepdims=True)
    Z /= deviation
    return gamma * Z + beta, {"Z_hat": Z.copy(), "deviation": deviation, "gamma": gamma}


def batch_norm_backward(dout, cache):
    Z_hat, deviation, gamma = cache["Z_hat"], cache["deviation"], cache["gamma"]
    dgamma = np.sum(dout * Z_hat, axis=0, keepdims=True)
    dbeta = np.sum(dout, axis=0, keepdims=True)
    m = dout.shape[0]
    dZ = gamma / (m * deviation) * (m * dout - dbeta - Z_hat * dgamma)
    return dZ, dgamma, dbeta
