"""The return stands inside the loop, so numerical_gradient stops after the very first entry.

fails: numerical_gradient
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    value = params[param_name]
    gradient = np.zeros(value.shape)
    for index in np.ndindex(*value.shape):
        step = np.zeros(value.shape)
        step[index] = epsilon
        up, _ = forward(X, {**params, param_name: value + step})
        down, _ = forward(X, {**params, param_name: value - step})
        difference = cross_entropy_loss(up, Y) - cross_entropy_loss(down, Y)
        gradient[index] = difference / (2 * epsilon)
        return gradient
