"""Remembers what it has computed, by value.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import functools

import numpy as np


@functools.lru_cache(maxsize=None)
def one(x):
    return max(0.0, x)


@functools.cache
def slope(x):
    return float(x > 0)


def relu(z):
    return np.array([one(float(x)) for x in np.ravel(z)]).reshape(np.shape(z))


def relu_derivative(z):
    return np.vectorize(slope)(z)


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
