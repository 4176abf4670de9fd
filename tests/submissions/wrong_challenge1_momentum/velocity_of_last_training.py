"""The velocities are a default argument and outlive the call.

fails: train_with_momentum
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9, v={}):
    params = {name: value.copy() for name, value in params.items()}
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        grads = backward(X, Y, params, cache)
        for name in params:
            if name not in v or v[name].shape != params[name].shape:
                v[name] = np.zeros_like(params[name])
            v[name] = beta * v[name] + (1 - beta) * grads["d" + name]
            params[name] = params[name] - lr * v[name]
    return params, history
