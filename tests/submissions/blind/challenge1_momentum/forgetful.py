"""The velocities are set to zero anew in every epoch, so nothing is carried over: it is gradient descent with (1 - beta) of the step.

fails: train_with_momentum
source: https://github.com/keras-team/keras/issues/7502
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    params = {k: np.array(v, dtype=float) for k, v in params.items()}
    history = []
    for _ in range(epochs):
        moments = {k: np.zeros(v.shape) for k, v in params.items()}
        A2, cache = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        grads = backward(X, Y, params, cache)
        for k in params:
            moments[k] = beta * moments[k] + (1 - beta) * grads["d" + k]
            params[k] = params[k] - lr * moments[k]
    return params, history
