"""Two slips: the factor (1 - beta) at the gradient is missing, so steps are up to ten times too long; and the caller's params are changed in place.

fails: train_with_momentum
source: https://www.onenoughtone.com/problems/momentum-based-parameter-updater
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    v = {k: np.zeros_like(params[k]) for k in params}
    history = []
    for t in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        grads = backward(X, Y, params, cache)
        for k in v:
            v[k] = beta * v[k] + lr * grads["d" + k]
            params[k] -= v[k]
    return params, history
