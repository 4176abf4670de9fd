import numpy as np


def relu(z):
    return np.fmax(z, 0.0)


def relu_derivative(z):
    return np.asarray(z > 0, dtype=np.float64)


def sigmoid(z):
    # naive on purpose, only the warning is switched off: 1 / inf is the 0 we want
    with np.errstate(over="ignore"):
        return np.reciprocal(1.0 + np.exp(-np.asarray(z, dtype=float)))


def sigmoid_derivative(a):
    return a * (1 - a)
