"""State and cache are mine to choose: objects of my own classes, keyed as I like."""

import math
from collections import namedtuple
from types import SimpleNamespace

import numpy as np

Normed = namedtuple("Normed", "Z_hat deviation gamma")


class Moments:
    def __init__(self, shape):
        self.m = np.zeros(shape)
        self.v = np.zeros(shape)


def gradient_norms(grads):
    return {name: math.sqrt((g * g).sum()) for name, g in grads.items()}


def dead_units(cache):
    return cache["A1"].max(axis=0) == 0


def diagnose(history, norms, dead):
    seen = SimpleNamespace(first=history[0], last=history[-1], steps=len(history) - 1)
    if not all(map(math.isfinite, history)) or seen.last > 10 * seen.first:
        return "exploding"
    if sum(dead) >= len(dead) / 2:
        return "dead units"
    W = {int(name[2:]): [n[name] for n in norms] for name in norms[0] if "W" in name}
    if np.median(W[1]) < np.median(W[max(W)]) / 100:
        return "vanishing"
    seen.rises = sum(b > a for a, b in zip(history, history[1:]))
    if seen.rises >= seen.steps / 4 or seen.last > 0.99 * seen.first:
        return "learning rate"
    return "healthy"


def leaky_relu(z, slope=0.01):
    return np.maximum(z, 0.0) + slope * np.minimum(z, 0.0)


def leaky_relu_derivative(z, slope=0.01):
    return (z > 0) * 1.0 + (z <= 0) * slope


def clip_gradients(grads, max_norm):
    total = math.hypot(*gradient_norms(grads).values())
    return {n: g * (max_norm / total) if total > max_norm else g.copy() for n, g in grads.items()}


def step_decay(lr, epoch, drop=0.5, every=100):
    return lr * drop ** (epoch // every)


def cosine_decay(lr, epoch, epochs):
    return lr / 2 * (1 + math.cos(math.pi * epoch / epochs))


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get(0, 0) + 1
    new_params, new_state = {}, {0: t}
    for name, value in params.items():
        old = state.get(name) or Moments(value.shape)
        g, new = grads["d" + name], Moments(value.shape)
        new.m = beta1 * old.m + (1 - beta1) * g
        new.v = beta2 * old.v + (1 - beta2) * g**2
        step = new.m / (1 - beta1**t) / (np.sqrt(new.v / (1 - beta2**t)) + eps)
        new_params[name], new_state[name] = value - lr * step, new
    return new_params, new_state


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    deviation = np.sqrt(Z.var(axis=0) + eps)
    normed = Normed((Z - Z.mean(axis=0)) / deviation, deviation, gamma)
    return gamma * normed.Z_hat + beta, normed


def batch_norm_backward(dout, cache):
    dgamma = (dout * cache.Z_hat).sum(axis=0, keepdims=True)
    dbeta = dout.sum(axis=0, keepdims=True)
    dZ = cache.gamma / cache.deviation * (dout - (dbeta + cache.Z_hat * dgamma) / len(dout))
    return dZ, dgamma, dbeta
