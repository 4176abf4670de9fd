"""numerical_gradient moves all the entries together and gives each of them the total slope.

fails: numerical_gradient
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    original = params[param_name]
    params[param_name] = original + epsilon
    plus = cross_entropy_loss(forward(X, params)[0], Y)
    params[param_name] = original - epsilon
    minus = cross_entropy_loss(forward(X, params)[0], Y)
    params[param_name] = original
    return np.full(original.shape, (plus - minus) / (2 * epsilon))
