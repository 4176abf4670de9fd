"""Returns dicts and tuples of classes of its own.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import numpy as np


class Weights(dict):
    def __getattr__(self, name):
        return self[name]


kept = Weights(zero=0.0)


def relu(z):
    return np.maximum(kept.zero, z)


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
