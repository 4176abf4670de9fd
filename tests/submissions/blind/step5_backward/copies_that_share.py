"""params.copy() copies the dict but not its arrays: minus starts from the array that plus has already moved, so the difference is one-sided (loss(w + e) - loss(w)) yet divided by 2 e.

fails: numerical_gradient
source: https://github.com/HomericIntelligence/Odyssey/pull/2089
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    grad = np.zeros_like(params[param_name], dtype=float)
    for i in range(grad.shape[0]):
        for j in range(grad.shape[1]):
            plus = params.copy()
            plus[param_name][i, j] += epsilon
            J_plus = cross_entropy_loss(forward(X, plus)[0], Y)

            minus = params.copy()
            minus[param_name][i, j] -= epsilon
            J_minus = cross_entropy_loss(forward(X, minus)[0], Y)

            grad[i, j] = (J_plus - J_minus) / (2 * epsilon)
    return grad
