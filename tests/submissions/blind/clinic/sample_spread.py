"""Two slips: the spread is the sample's (ddof=1, over m - 1) instead of the biased one; and eps is added to the standard deviation instead of to the variance inside the root.

fails: batch_norm_forward, batch_norm_backward
source: https://stats.stackexchange.com/questions/328242/matrix-form-of-backpropagation-with-batch-normalization
"""

import numpy as np


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    mean = np.mean(Z, axis=0, keepdims=True)
    sd = np.std(Z, axis=0, ddof=1, keepdims=True)
    normed = (Z - mean) / (sd + eps)
    return gamma * normed + beta, {"normed": normed, "gamma": gamma, "sd": sd, "eps": eps}


def batch_norm_backward(dout, cache):
    n, g, sd, eps = cache["normed"], cache["gamma"], cache["sd"], cache["eps"]
    m = len(dout)
    d = dout * g
    centred = d - d.mean(axis=0, keepdims=True)
    # slope of sd wrt Z is (Z - mean) / ((m - 1) sd), and Z - mean = n (sd + eps)
    dZ = centred / (sd + eps) - n * (d * n).sum(axis=0, keepdims=True) / ((m - 1) * sd)
    dgamma = (dout * n).sum(axis=0, keepdims=True)
    return dZ, dgamma, dout.sum(axis=0, keepdims=True)
