"""The learning rate is in the velocity and in the update as well.

fails: train_with_momentum
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    w = dict(params)
    v = {name: np.zeros(value.shape) for name, value in w.items()}
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, w)
        history.append(float(cross_entropy_loss(A2, Y)))
        grads = backward(X, Y, w, cache)
        for name in w:
            v[name] = beta * v[name] + (1 - beta) * lr * grads["d" + name]
            w[name] = w[name] - lr * v[name]
    return w, history
