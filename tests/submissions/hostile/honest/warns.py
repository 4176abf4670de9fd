"""Warns of all sorts of things.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import warnings

import numpy as np

warnings.simplefilter("always")


def relu(z):
    warnings.warn("relu is dead for negative z", RuntimeWarning, stacklevel=1)
    warnings.warn(DeprecationWarning("old"))
    return np.maximum(0, z)


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_derivative(a):
    return a * (1 - a)
