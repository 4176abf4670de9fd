"""All parameters in one long vector, so that there is one velocity."""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward

NAMES = ["W1", "b1", "W2", "b2"]


def packed(arrays, prefix=""):
    return np.concatenate([arrays[prefix + name].ravel() for name in NAMES])


def unpacked(vector, like):
    ends = np.cumsum([like[name].size for name in NAMES])
    parts = np.split(vector, ends[:-1])
    return {name: part.reshape(like[name].shape) for name, part in zip(NAMES, parts)}


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    w = packed(params)
    v = np.zeros_like(w)
    history = []
    for _ in range(epochs):
        now = unpacked(w, params)
        A2, cache = forward(X, now)
        history.append(cross_entropy_loss(A2, Y))
        v = beta * v + (1 - beta) * packed(backward(X, Y, now, cache), "d")
        w = w - lr * v
    return unpacked(w, params), history
