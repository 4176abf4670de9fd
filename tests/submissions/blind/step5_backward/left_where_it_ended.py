"""Two slips: the entry is never set back (it stays at w - e, so later entries are measured at other params, which are returned changed); and the division is by epsilon, not 2 epsilon.

fails: numerical_gradient
source: own invention
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    theta = params[param_name]
    numgrad = np.zeros(theta.shape)
    for p in np.ndindex(theta.shape):
        theta[p] += epsilon
        loss2 = cross_entropy_loss(forward(X, params)[0], Y)
        theta[p] -= 2 * epsilon
        loss1 = cross_entropy_loss(forward(X, params)[0], Y)
        numgrad[p] = (loss2 - loss1) / epsilon
    return numgrad
