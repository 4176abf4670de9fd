"""Logs to a file beside itself, and reads it again.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import logging

import numpy as np

logging.basicConfig(filename="work.log", level=logging.DEBUG)
log = logging.getLogger(__name__)


def relu(z):
    log.info("relu of %s", z)
    with open("work.log") as file:
        assert "relu of" in file.read()
    return np.maximum(0, z)


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
