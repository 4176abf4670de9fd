"""Written out, one line for each array."""

import numpy as np
from step3_forward import forward
from step4_loss import compute_loss
from step5_backward import backward


def compute_loss_with_reg(Y_pred, Y_true, params, lambd=0.01):
    m = Y_true.shape[0]
    penalty = sum([np.sum(params[w] ** 2) for w in ["W1", "W2"]])
    return compute_loss(Y_pred, Y_true) + (lambd * penalty) / (2 * m)


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    m = Y_true.shape[0]
    grads = backward(X, Y_true, params, cache)
    dW1 = grads["dW1"] + lambd / m * params["W1"]
    dW2 = grads["dW2"] + lambd / m * params["W2"]
    return {"dW1": dW1, "db1": grads["db1"], "dW2": dW2, "db2": grads["db2"]}


def train_with_reg(X, Y, params, lr=0.5, epochs=1000, lambd=0.01):
    W1, b1, W2, b2 = [params[name].copy() for name in ["W1", "b1", "W2", "b2"]]
    history = [None] * epochs
    for epoch in range(epochs):
        now = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
        A2, cache = forward(X, now)
        history[epoch] = compute_loss_with_reg(A2, Y, now, lambd)
        grads = backward_with_reg(X, Y, now, cache, lambd)
        W1 = W1 - lr * grads["dW1"]
        b1 = b1 - lr * grads["db1"]
        W2 = W2 - lr * grads["dW2"]
        b2 = b2 - lr * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, history
