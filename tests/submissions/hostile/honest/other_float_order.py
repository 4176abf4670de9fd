"""Returns arrays of other orders of bytes and of memory.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import numpy as np


def relu(z):
    return np.maximum(0, z).astype(">f8")


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    result = np.asfortranarray(1 / (1 + np.exp(-np.clip(z, -700, 700))))
    result.flags.writeable = False
    return result


def sigmoid_derivative(a):
    return a * (1 - a)
