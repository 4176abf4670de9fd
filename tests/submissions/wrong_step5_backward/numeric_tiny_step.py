"""numerical_gradient ignores epsilon and steps by 1e-13, where only rounding noise is left.

fails: numerical_gradient
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    h = 1e-13  # the smaller the better
    value = params[param_name]
    grad = np.zeros(value.shape)
    for index in np.ndindex(*value.shape):
        losses = []
        for step in (h, -h):
            changed = value.copy()
            changed[index] += step
            A2, _ = forward(X, {**params, param_name: changed})
            losses.append(cross_entropy_loss(A2, Y))
        grad[index] = (losses[0] - losses[1]) / (2 * h)
    return grad
