"""Computes by coroutines that it drives itself.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import numpy as np


async def rectify(z):
    return np.maximum(0, z)


def relu(z):
    work = rectify(z)
    try:
        work.send(None)
    except StopIteration as stop:
        return stop.value


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
