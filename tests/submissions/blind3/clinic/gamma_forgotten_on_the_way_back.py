"""batch_norm_backward leaves gamma out of dZ: dout itself is sent through the normalisation, not dout * gamma.

fails: batch_norm_backward
source: https://github.com/denizyuret/Knet.jl/issues/288
"""

import numpy as np


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    mu = Z.mean(axis=0, keepdims=True)
    var = Z.var(axis=0, keepdims=True)
    ivar = 1 / np.sqrt(var + eps)
    xhat = (Z - mu) * ivar
    return gamma * xhat + beta, (xhat, ivar, gamma)


def batch_norm_backward(dout, cache):
    xhat, ivar, gamma = cache
    N = dout.shape[0]
    dbeta = np.sum(dout, axis=0, keepdims=True)
    dgamma = np.sum(dout * xhat, axis=0, keepdims=True)
    dZ = ivar / N * (N * dout - dbeta - xhat * dgamma)
    return dZ, dgamma, dbeta
