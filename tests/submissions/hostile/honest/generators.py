"""Computes by generators and iterators.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import itertools

import numpy as np


def entries(z):
    yield from np.nditer(z)


def relu(z):
    return np.fromiter((max(0.0, float(x)) for x in entries(z)), float).reshape(np.shape(z))


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
