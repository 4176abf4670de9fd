"""The same letters for the same axes everywhere: n examples, h units."""

import numpy as np


def squared_length(g):
    return np.einsum("nh,nh->", g, g)


def gradient_norms(grads):
    return {name: np.sqrt(squared_length(g)) for name, g in grads.items()}


def dead_units(cache):
    return np.logical_not(np.einsum("nh->h", (cache["A1"] != 0).astype(int)))


def diagnose(history, norms, dead):
    losses = np.asarray(history, dtype=float)
    layers = sorted((key for key in norms[0] if key.startswith("dW")), key=lambda key: int(key[2:]))
    table = np.array([[epoch[key] for key in layers] for epoch in norms])
    middle = np.median(table, axis=0)
    rises = np.count_nonzero(np.diff(losses) > 0)
    findings = [
        ("exploding", not np.isfinite(losses).all() or losses[-1] > 10 * losses[0]),
        ("dead units", 2 * np.count_nonzero(dead) >= np.size(dead)),
        ("vanishing", 100 * middle[0] < middle[-1]),
        ("learning rate", 4 * rises >= len(losses) - 1 or losses[-1] > 0.99 * losses[0]),
        ("healthy", True),
    ]
    return next(name for name, holds in findings if holds)


def leaky_relu(z, slope=0.01):
    return np.maximum(z, slope * z)


def leaky_relu_derivative(z, slope=0.01):
    positive = z > 0
    return positive + slope * ~positive


def clip_gradients(grads, max_norm):
    total = np.sqrt(sum(squared_length(g) for g in grads.values()))
    factor = min(1.0, max_norm / total) if total > 0 else 1.0
    return {name: factor * g for name, g in grads.items()}


def step_decay(lr, epoch, drop=0.5, every=100):
    return lr * np.power(drop, np.floor_divide(epoch, every))


def cosine_decay(lr, epoch, epochs):
    return lr * np.cos(np.pi * epoch / (2 * epochs)) ** 2  # half-angle formula


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    steps = state.get("steps", 0) + 1
    zero = {name: np.zeros_like(value) for name, value in params.items()}
    first, second = state.get("moments", (zero, zero))
    first = {k: beta1 * first[k] + (1 - beta1) * grads["d" + k] for k in params}
    second = {k: beta2 * second[k] + (1 - beta2) * np.square(grads["d" + k]) for k in params}
    rate, root = lr / (1 - beta1**steps), np.sqrt(1 - beta2**steps)
    moved = {k: params[k] - rate * first[k] / (np.sqrt(second[k]) / root + eps) for k in params}
    return moved, {"steps": steps, "moments": (first, second)}


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    n = len(Z)
    centred = Z - np.einsum("nh->h", Z) / n
    scale = 1 / np.sqrt(np.einsum("nh,nh->h", centred, centred) / n + eps)
    Z_hat = np.einsum("nh,h->nh", centred, scale)
    return np.einsum("nh,oh->nh", Z_hat, gamma) + beta, (Z_hat, scale, gamma)


def batch_norm_backward(dout, cache):
    Z_hat, scale, gamma = cache
    n = len(dout)
    dgamma = np.einsum("nh,nh->h", dout, Z_hat)[np.newaxis]
    dbeta = np.einsum("nh->h", dout)[np.newaxis]
    inner = dout - dbeta / n - np.einsum("nh,oh->nh", Z_hat, dgamma) / n
    return np.einsum("nh,oh,h->nh", inner, gamma, scale), dgamma, dbeta
