"""The exact gradient of compute_loss_with_reg: squared error plus penalty."""

import numpy as np
from step2_activations import relu_derivative, sigmoid_derivative
from step3_forward import forward
from step4_loss import compute_loss


def compute_loss_with_reg(Y_pred, Y_true, params, lambd=0.01):
    m = Y_true.shape[0]
    squares = np.sum(np.square(params["W1"])) + np.sum(np.square(params["W2"]))
    return compute_loss(Y_pred, Y_true) + lambd / (2 * m) * squares


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    m = X.shape[0]
    dZ2 = (cache["A2"] - Y_true) * sigmoid_derivative(cache["A2"])
    dZ1 = dZ2 @ params["W2"].T * relu_derivative(cache["Z1"])
    return {
        "dW1": (X.T @ dZ1 + lambd * params["W1"]) / m,
        "db1": dZ1.mean(axis=0, keepdims=True),
        "dW2": (cache["A1"].T @ dZ2 + lambd * params["W2"]) / m,
        "db2": dZ2.mean(axis=0, keepdims=True),
    }


def train_with_reg(X, Y, params, lr=0.5, epochs=1000, lambd=0.01):
    params = {name: value.copy() for name, value in params.items()}
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(compute_loss_with_reg(A2, Y, params, lambd))
        grads = backward_with_reg(X, Y, params, cache, lambd)
        for name in params:
            params[name] -= lr * grads["d" + name]
    return params, history
