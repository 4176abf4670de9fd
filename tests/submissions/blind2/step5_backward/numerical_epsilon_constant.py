"""the step is a constant of the module, 10e-4, and the argument epsilon is never used

fails: numerical_gradient
source: https://stats.stackexchange.com/questions/332089/numerical-gradient-checking-best-practices
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss

EPSILON = 10e-4


def numerical_gradient(X, Y, params, param_name, epsilon=1e-7):
    shape = params[param_name].shape
    flat = params[param_name].ravel().copy()
    grads = []
    for k in range(flat.size):
        costs = []
        for sign in (1, -1):
            moved = flat.copy()
            moved[k] += sign * EPSILON
            A2, _ = forward(X, {**params, param_name: moved.reshape(shape)})
            costs.append(cross_entropy_loss(A2, Y))
        grads.append((costs[0] - costs[1]) / (2 * EPSILON))
    return np.array(grads).reshape(shape)
