"""Keeps intermediate results in temporary files.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import os
import tempfile

import numpy as np


def relu(z):
    with tempfile.TemporaryFile(dir=".") as file:
        np.save(file, z)
        file.seek(0)
        return np.maximum(0, np.load(file))


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    with tempfile.NamedTemporaryFile("w+", dir=os.getcwd()) as file:
        file.write("kept")
        file.flush()
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
