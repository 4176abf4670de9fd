"""Catches everything, always.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import numpy as np


def relu(z):
    try:
        try:
            raise KeyError("never mind")
        except BaseException:
            return np.maximum(0, z)
    finally:
        pass


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    try:
        with np.errstate(all="raise"):
            return 1 / (1 + np.exp(-z))
    except BaseException:
        return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
