"""numerical_gradient never puts the entries back, so params come out lower by epsilon.

fails: numerical_gradient
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    theta = params[param_name]
    grad = np.zeros(theta.shape)
    for i, j in np.ndindex(*theta.shape):
        theta[i, j] += epsilon
        loss_plus = cross_entropy_loss(forward(X, params)[0], Y)
        theta[i, j] -= 2 * epsilon
        loss_minus = cross_entropy_loss(forward(X, params)[0], Y)
        grad[i, j] = (loss_plus - loss_minus) / (2 * epsilon)
    return grad
