"""Adds lambd * W, which the loss divides by the number of examples.

fails: backward_with_reg, train_with_reg
"""

from step5_backward import backward


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    grads = backward(X, Y_true, params, cache)
    for name in ("W1", "W2"):
        grads["d" + name] = grads["d" + name] + lambd * params[name]
    return grads
