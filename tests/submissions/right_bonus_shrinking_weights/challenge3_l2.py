"""In training, weight decay is written as a factor: the weights shrink, then follow the data."""

import numpy as np
from step3_forward import forward
from step4_loss import compute_loss
from step5_backward import backward


def compute_loss_with_reg(Y_pred, Y_true, params, lambd=0.01):
    m = len(Y_true)
    return compute_loss(Y_pred, Y_true) + 0.5 * lambd / m * sum(
        np.linalg.norm(w, "fro") ** 2 for key, w in params.items() if key[0] == "W"
    )


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    return {
        key: g + (lambd / len(X) * params[key[1:]] if key[1] == "W" else 0)
        for key, g in backward(X, Y_true, params, cache).items()
    }


def train_with_reg(X, Y, params, lr=0.5, epochs=1000, lambd=0.01):
    keep = {"W": 1 - lr * lambd / len(X), "b": 1.0}
    history = []
    for _ in range(epochs):
        A2, cache = forward(X, params)
        history.append(compute_loss_with_reg(A2, Y, params, lambd))
        data = backward(X, Y, params, cache)
        params = {k: keep[k[0]] * p - lr * data["d" + k] for k, p in params.items()}
    return params, history
