"""two slips: the difference is that of the network's summed output, not of the loss, and one-sided

fails: numerical_gradient
source: https://github.com/OpenHUTB/nn/pull/1940
"""

import numpy as np
from step3_forward import forward


def numerical_gradient(X, Y, params, param_name, epsilon=1e-7):
    theta = params[param_name]
    grad = np.zeros_like(theta)
    before = np.sum(forward(X, params)[0])
    for ix in np.ndindex(theta.shape):
        old = theta[ix]
        theta[ix] = old + epsilon
        after = np.sum(forward(X, params)[0])
        theta[ix] = old
        grad[ix] = (after - before) / epsilon
    return grad
