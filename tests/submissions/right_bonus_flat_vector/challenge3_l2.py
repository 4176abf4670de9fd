"""One vector of parameters, and a mask that is 1 where there is a weight."""

import numpy as np
from step3_forward import forward
from step4_loss import compute_loss
from step5_backward import backward

NAMES = ("W1", "b1", "W2", "b2")


def flatten(arrays, prefix=""):
    return np.hstack([np.ravel(arrays[prefix + name]) for name in NAMES])


def weight_mask(params):
    return np.hstack([np.full(params[name].size, name.startswith("W") * 1.0) for name in NAMES])


def restore(vector, like, prefix=""):
    result, at = {}, 0
    for name in NAMES:
        size = like[name].size
        result[prefix + name] = vector[at : at + size].reshape(like[name].shape)
        at += size
    return result


def compute_loss_with_reg(Y_pred, Y_true, params, lambd=0.01):
    weights = flatten(params) * weight_mask(params)
    return float(compute_loss(Y_pred, Y_true) + lambd * (weights @ weights) / (2 * len(Y_true)))


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    slope = flatten(backward(X, Y_true, params, cache), "d")
    slope += lambd / len(X) * weight_mask(params) * flatten(params)
    return restore(slope, params, "d")


def train_with_reg(X, Y, params, lr=0.5, epochs=1000, lambd=0.01):
    w = flatten(params)
    history = []
    for _ in range(epochs):
        now = restore(w, params)
        A2, cache = forward(X, now)
        history.append(compute_loss_with_reg(A2, Y, now, lambd))
        w = w - lr * flatten(backward_with_reg(X, Y, now, cache, lambd), "d")
    return restore(w, params), history
