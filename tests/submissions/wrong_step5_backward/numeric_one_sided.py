"""numerical_gradient moves each entry upwards only, which is not a central difference.

fails: numerical_gradient
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    A2, _ = forward(X, params)
    base = cross_entropy_loss(A2, Y)
    grad = np.zeros(params[param_name].shape)
    for i in range(grad.shape[0]):
        for j in range(grad.shape[1]):
            moved = {k: v.copy() for k, v in params.items()}
            moved[param_name][i, j] += epsilon
            A2, _ = forward(X, moved)
            grad[i, j] = (cross_entropy_loss(A2, Y) - base) / epsilon
    return grad
