"""In place on copies; the penalty is weight decay in the gradient arrays."""

import numpy as np
from step3_forward import forward
from step4_loss import compute_loss
from step5_backward import backward


def compute_loss_with_reg(Y_pred, Y_true, params, lambd=0.01):
    loss = compute_loss(Y_pred, Y_true)
    for name in ("W1", "W2"):
        w = params[name].ravel()
        loss += lambd * w.dot(w) / (2 * Y_true.shape[0])
    return loss


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    grads = backward(X, Y_true, params, cache)
    for name in ("W1", "W2"):
        grads["d" + name] += lambd * params[name] / X.shape[0]
    return grads


def train_with_reg(X, Y, params, lr=0.5, epochs=1000, lambd=0.01):
    params = {name: np.copy(value) for name, value in params.items()}
    history = np.zeros(epochs)
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history[epoch] = compute_loss_with_reg(A2, Y, params, lambd)
        grads = backward_with_reg(X, Y, params, cache, lambd)
        for name in params:
            grads["d" + name] *= lr
            params[name] -= grads["d" + name]
    return params, history
