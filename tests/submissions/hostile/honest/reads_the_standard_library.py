"""Looks at its own source and at the source of others.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import inspect
import json
import pathlib

import numpy as np

source = inspect.getsource(json)
here = list(pathlib.Path(".").iterdir())


def relu(z):
    assert "def dumps" in source
    return np.maximum(0, z)


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
