"""Computes each entry in a thread of its own.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np


def relu(z):
    with ThreadPoolExecutor(4) as pool:
        return np.array(list(pool.map(lambda x: max(0.0, x), z.ravel()))).reshape(z.shape)


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
