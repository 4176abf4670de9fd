"""the whole parameter is moved up and down at once, and the one slope found is written into every entry

fails: numerical_gradient
source: own invention
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    up, down = dict(params), dict(params)
    up[param_name] = params[param_name] + epsilon
    down[param_name] = params[param_name] - epsilon
    loss_up = cross_entropy_loss(forward(X, up)[0], Y)
    loss_down = cross_entropy_loss(forward(X, down)[0], Y)
    slope = (loss_up - loss_down) / (2 * epsilon)
    return np.full(params[param_name].shape, slope)
