"""Everything in place, with `out=`, on copies."""

import copy

import numpy as np
from step3_forward import forward
from step4_loss import compute_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    params = copy.deepcopy(params)
    velocity = {name: np.zeros_like(value) for name, value in params.items()}
    step = {name: np.empty_like(value) for name, value in params.items()}
    history = np.empty(epochs)
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history[epoch] = compute_loss(A2, Y)
        grads = backward(X, Y, params, cache)
        for name, v in velocity.items():
            np.multiply(v, beta, out=v)
            np.multiply(grads["d" + name], 1 - beta, out=step[name])
            np.add(v, step[name], out=v)
            np.multiply(v, lr, out=step[name])
            np.subtract(params[name], step[name], out=params[name])
    return params, history
