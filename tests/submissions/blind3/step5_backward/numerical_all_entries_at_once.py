"""epsilon is added to the whole array at once, as for a single number, so every entry gets the same slope: the sum of all partial derivatives.

fails: numerical_gradient
source: own invention
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    plus = dict(params)
    minus = dict(params)
    plus[param_name] = params[param_name] + epsilon
    minus[param_name] = params[param_name] - epsilon

    loss_plus = cross_entropy_loss(forward(X, plus)[0], Y)
    loss_minus = cross_entropy_loss(forward(X, minus)[0], Y)
    approx = (loss_plus - loss_minus) / (2 * epsilon)

    return np.ones_like(params[param_name]) * approx
