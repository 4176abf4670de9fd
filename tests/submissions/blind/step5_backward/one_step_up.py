"""The difference is one-sided, (loss(w + e) - loss(w)) / e, instead of central.

fails: numerical_gradient
source: http://napitupulu-jon.appspot.com/posts/gradient-checking.html
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-7):
    base = cross_entropy_loss(forward(X, params)[0], Y)
    theta = params[param_name]
    out = np.empty(theta.shape)
    it = np.nditer(theta, flags=["multi_index"])
    while not it.finished:
        k = it.multi_index
        moved = {n: v.copy() for n, v in params.items()}
        moved[param_name][k] = moved[param_name][k] + epsilon
        out[k] = (cross_entropy_loss(forward(X, moved)[0], Y) - base) / epsilon
        it.iternext()
    return out
