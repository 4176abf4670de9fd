"""numerical_gradient divides the two-sided difference by epsilon and so comes out twice too large.

fails: numerical_gradient
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    def loss(p):
        return cross_entropy_loss(forward(X, p)[0], Y)

    grad = np.zeros_like(params[param_name])
    for idx in np.ndindex(grad.shape):
        up = {k: v.copy() for k, v in params.items()}
        down = {k: v.copy() for k, v in params.items()}
        up[param_name][idx] += epsilon
        down[param_name][idx] -= epsilon
        grad[idx] = (loss(up) - loss(down)) / epsilon
    return grad
