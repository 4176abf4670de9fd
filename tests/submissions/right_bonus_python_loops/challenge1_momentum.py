"""Momentum, entry by entry."""

import numpy as np
from step3_forward import forward
from step4_loss import compute_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    w = {}
    v = {}
    for name in params:
        w[name] = np.array(params[name], dtype=float)
        v[name] = np.zeros(params[name].shape)
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, w)
        history.append(compute_loss(A2, Y))
        grads = backward(X, Y, w, cache)
        for name in w:
            g = grads["d" + name]
            for i in range(g.shape[0]):
                for j in range(g.shape[1]):
                    v[name][i, j] = beta * v[name][i, j] + (1 - beta) * g[i, j]
                    w[name][i, j] = w[name][i, j] - lr * v[name][i, j]
    return w, history
