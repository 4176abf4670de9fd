import math

import numpy as np


def apply(f, z):
    """f of every number in z, however deep the nesting."""
    if z.ndim == 0:
        return f(float(z))
    values = []
    i = 0
    while i < len(z):
        values.append(apply(f, np.asarray(z[i])))
        i += 1
    return np.array(values, dtype=float).reshape(z.shape)


def relu(z):
    return np.asarray(apply(lambda v: max(v, 0.0), np.asarray(z)))


def relu_derivative(z):
    return np.asarray(apply(lambda v: float(v > 0), np.asarray(z)))


def logistic(v):
    if v < 0:
        return math.exp(v) * logistic(-v)
    return 1.0 / (1.0 + math.exp(-v))


def sigmoid(z):
    return np.asarray(apply(logistic, np.asarray(z)))


def sigmoid_derivative(a):
    return np.asarray(apply(lambda v: v * (1.0 - v), np.asarray(a)))
