"""the dict is copied but both copies share the array: plus and minus epsilon cancel before either loss is measured

fails: numerical_gradient
source: https://github.com/chainer/chainer/issues/488
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def loss_of(X, Y, params):
    A2, _ = forward(X, params)
    return cross_entropy_loss(A2, Y)


def numerical_gradient(X, Y, params, param_name, epsilon=1e-7):
    result = np.zeros(params[param_name].shape)
    rows, cols = result.shape
    for i in range(rows):
        for j in range(cols):
            params_plus = params.copy()
            params_minus = params.copy()
            params_plus[param_name][i, j] += epsilon
            params_minus[param_name][i, j] -= epsilon
            difference = loss_of(X, Y, params_plus) - loss_of(X, Y, params_minus)
            result[i, j] = difference / (2 * epsilon)
    return result
