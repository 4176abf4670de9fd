"""Computes each entry in a thread of its own.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool

import numpy as np


def relu(z):
    with ThreadPoolExecutor(4) as pool:
        return np.array(list(pool.map(lambda x: max(0.0, x), z.ravel()))).reshape(z.shape)


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    with ThreadPool(2) as pool:
        return np.array(pool.map(lambda x: 1 / (1 + np.exp(-max(x, -700))), z.ravel())).reshape(z.shape)


def sigmoid_derivative(a):
    return a * (1 - a)
