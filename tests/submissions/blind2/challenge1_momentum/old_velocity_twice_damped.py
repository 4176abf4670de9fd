"""two slips: the step uses the velocity from before its update, and is damped by (1 - beta) a second time

fails: train_with_momentum
source: https://github.com/mdenil/dropout/issues/4
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    params = {k: v.copy() for k, v in params.items()}
    moms = {k: np.zeros_like(v) for k, v in params.items()}
    history = []
    for _ in range(epochs):
        A2, cache = forward(X, params)
        history.append(cross_entropy_loss(A2, Y))
        grads = backward(X, Y, params, cache)
        new_moms = {}
        for k in params:
            new_moms[k] = beta * moms[k] + (1.0 - beta) * grads["d" + k]
            params[k] = params[k] - (1.0 - beta) * lr * moms[k]
        moms = new_moms
    return params, history
