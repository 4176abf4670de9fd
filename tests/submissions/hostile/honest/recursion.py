"""Recurses once for every bit of patience.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import sys

import numpy as np

sys.setrecursionlimit(20_000)


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


def relu(z):
    assert down(5000) == 5000
    return np.maximum(0, z)


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
