"""batch_norm_forward divides by the square of the variance plus eps instead of by its square root

fails: batch_norm_forward, batch_norm_backward
source: https://github.com/jax-ml/jax/issues/442
"""

import numpy as np


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    mean = Z.mean(axis=0, keepdims=True)
    var = Z.var(axis=0, keepdims=True)
    divisor = (var + eps) ** 2
    normed = (Z - mean) / divisor
    return gamma * normed + beta, (normed, np.sqrt(var + eps), gamma)
