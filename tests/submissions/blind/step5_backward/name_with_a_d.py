"""The parameter is looked up as params["d" + name], a key that only gradients have: KeyError.

fails: numerical_gradient
source: own invention
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    target = params["d" + param_name]
    grad = np.zeros(target.shape)
    for i, j in np.ndindex(*target.shape):
        old = target[i, j]
        target[i, j] = old + epsilon
        up = cross_entropy_loss(forward(X, params)[0], Y)
        target[i, j] = old - epsilon
        down = cross_entropy_loss(forward(X, params)[0], Y)
        target[i, j] = old
        grad[i, j] = (up - down) / (2 * epsilon)
    return grad
