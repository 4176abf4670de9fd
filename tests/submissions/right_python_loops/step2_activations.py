"""Step 2, element after element."""

import math

import numpy as np


def relu(z):
    out = np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        if z[place] > 0:
            out[place] = z[place]
    return out


def relu_derivative(z):
    out = np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        if z[place] > 0:
            out[place] = 1.0
        else:
            out[place] = 0.0
    return out


def sigmoid(z):
    out = np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        value = float(z[place])
        if value >= 0:
            out[place] = 1.0 / (1.0 + math.exp(-value))
        else:  # math.exp raises on huge arguments, so keep them negative
            e = math.exp(value)
            out[place] = e / (1.0 + e)
    return out


def sigmoid_derivative(a):
    out = np.zeros(a.shape)
    for place in np.ndindex(a.shape):
        out[place] = a[place] * (1.0 - a[place])
    return out
