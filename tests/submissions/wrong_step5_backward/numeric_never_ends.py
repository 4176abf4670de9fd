"""numerical_gradient's loop never moves on to the next entry and runs for ever.

fails: numerical_gradient
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    w = params[param_name]
    grad = np.zeros(w.shape)
    k = 0
    while k < w.size:
        idx = np.unravel_index(k, w.shape)
        old = w[idx]
        w[idx] = old + epsilon
        high = cross_entropy_loss(forward(X, params)[0], Y)
        w[idx] = old - epsilon
        low = cross_entropy_loss(forward(X, params)[0], Y)
        w[idx] = old
        grad[idx] = (high - low) / (2 * epsilon)
    return grad
