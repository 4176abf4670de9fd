"""Raises and catches exceptions of its own.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import numpy as np


class Negative(ArithmeticError):
    def __init__(self, value):
        super().__init__(f"{value} is negative")


def checked(x):
    if x < 0:
        raise Negative(x)
    return x


def relu(z):
    result = np.array(z, float)
    for index, x in np.ndenumerate(z):
        try:
            result[index] = checked(x)
        except Negative:
            result[index] = 0.0
    return result


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
