"""No statement but return, as far as it goes."""

from functools import partial, reduce
from itertools import pairwise
from math import cos, inf, isfinite, pi
from operator import add
from statistics import median

import numpy as np

over = lambda function, mapping: {key: function(value) for key, value in mapping.items()}
square_sum = lambda g: float((np.asarray(g) ** 2).sum())

gradient_norms = lambda grads: over(lambda g: square_sum(g) ** 0.5, grads)

dead_units = lambda cache: np.array([not column.any() for column in cache["A1"].T])

weights = lambda norms: sorted((k for k in norms[0] if k.startswith("dW")), key=lambda k: int(k[2:]))
middle = lambda norms, key: median(float(epoch[key]) for epoch in norms)
share = lambda truths: sum(truths) / len(truths) if truths else 0.0

RULES = (
    ("exploding", lambda h, n, d: not all(map(isfinite, h)) or h[-1] > 10 * h[0]),
    ("dead units", lambda h, n, d: share(list(map(bool, d))) >= 0.5),
    ("vanishing", lambda h, n, d: middle(n, "dW1") < middle(n, weights(n)[-1]) / 100),
    ("learning rate", lambda h, n, d: share([b > a for a, b in pairwise(h)]) >= 0.25),
    ("learning rate", lambda h, n, d: h[-1] > 0.99 * h[0]),
    ("healthy", lambda h, n, d: True),
)


def diagnose(history, norms, dead):
    return next(name for name, rule in RULES if rule(history, norms, dead))


leaky_relu = lambda z, slope=0.01: np.where(z > 0, z, slope * z)
leaky_relu_derivative = lambda z, slope=0.01: np.where(z > 0, 1.0, slope)


def clip_gradients(grads, max_norm):
    total = reduce(add, map(square_sum, grads.values()), 0.0) ** 0.5
    factor = min(1.0, max_norm / total if total else inf)
    return over(partial(np.multiply, factor), grads)


step_decay = lambda lr, epoch, drop=0.5, every=100: reduce(lambda r, _: r * drop, range(epoch // every), lr)
cosine_decay = lambda lr, epoch, epochs: lr * (1 + cos(pi * epoch / epochs)) / 2


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    blend = lambda beta, old, new: beta * old + (1 - beta) * new
    t = 1 + state.get("t", 0)
    m = {k: blend(beta1, state.get("m", {}).get(k, 0), grads["d" + k]) for k in params}
    v = {k: blend(beta2, state.get("v", {}).get(k, 0), grads["d" + k] ** 2) for k in params}
    m_hat, v_hat = over(lambda x: x / (1 - beta1**t), m), over(lambda x: x / (1 - beta2**t), v)
    new = {k: p - lr * m_hat[k] / (v_hat[k] ** 0.5 + eps) for k, p in params.items()}
    return new, {"t": t, "m": m, "v": v}


centre = lambda A: A - A.mean(axis=0, keepdims=True)


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    deviation = (np.mean(centre(Z) ** 2, axis=0, keepdims=True) + eps) ** 0.5
    return gamma * (centre(Z) / deviation) + beta, (centre(Z) / deviation, gamma, deviation)


def batch_norm_backward(dout, cache):
    Z_hat, gamma, deviation = cache
    rows = partial(np.sum, axis=0, keepdims=True)
    d = dout * gamma
    dZ = (centre(d) - Z_hat * rows(d * Z_hat) / len(d)) / deviation
    return dZ, rows(dout * Z_hat), rows(dout)
