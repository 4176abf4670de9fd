"""params.copy() copies the dict, not its arrays: plus and minus share one array, so both losses are equal and the slope comes out as 0.

fails: numerical_gradient
source: https://community.deeplearning.ai/t/course-1-week-3-exercise-7/106910/13
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-7):
    grad = np.zeros(params[param_name].shape)
    for idx in np.ndindex(grad.shape):
        params_plus = params.copy()
        params_plus[param_name][idx] += epsilon
        params_minus = params.copy()
        params_minus[param_name][idx] -= epsilon

        A_plus, _ = forward(X, params_plus)
        A_minus, _ = forward(X, params_minus)
        grad[idx] = (cross_entropy_loss(A_plus, Y) - cross_entropy_loss(A_minus, Y)) / (2 * epsilon)
    return grad
