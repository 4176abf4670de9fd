"""The two copies of params share one array, so up and down cancel and every slope is measured as 0.

fails: numerical_gradient
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    grad = np.zeros(params[param_name].shape)
    for index in np.ndindex(*grad.shape):
        before = params[param_name][index]
        plus = params.copy()
        minus = params.copy()
        plus[param_name][index] += epsilon
        minus[param_name][index] -= epsilon
        loss_plus = cross_entropy_loss(forward(X, plus)[0], Y)
        loss_minus = cross_entropy_loss(forward(X, minus)[0], Y)
        grad[index] = (loss_plus - loss_minus) / (2 * epsilon)
        params[param_name][index] = before
    return grad
