"""The penalty, summed in loops."""

from step3_forward import forward
from step4_loss import compute_loss
from step5_backward import backward


def compute_loss_with_reg(Y_pred, Y_true, params, lambd=0.01):
    m = Y_true.shape[0]
    total = 0.0
    for name in ["W1", "W2"]:
        for row in params[name]:
            for weight in row:
                total += weight * weight
    return compute_loss(Y_pred, Y_true) + lambd / (2 * m) * total


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    m = X.shape[0]
    grads = backward(X, Y_true, params, cache)
    for name in ["W1", "W2"]:
        grads["d" + name] = grads["d" + name] + (lambd / m) * params[name]
    return grads


def train_with_reg(X, Y, params, lr=0.5, epochs=1000, lambd=0.01):
    w = {}
    for name in params:
        w[name] = params[name].copy()
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, w)
        history.append(compute_loss_with_reg(A2, Y, w, lambd))
        grads = backward_with_reg(X, Y, w, cache, lambd)
        for name in w:
            w[name] -= lr * grads["d" + name]
    return w, history
