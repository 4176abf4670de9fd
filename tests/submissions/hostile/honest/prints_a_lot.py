"""Prints every intermediate result, in several ways.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import pprint
import sys

import numpy as np

print("loading", __name__, file=sys.stderr)


def relu(z):
    for row in range(2000):
        print("z", z, end="\n\n", flush=True)
    pprint.pprint({"z": z})
    sys.stdout.write(f"{z!r}\n")
    sys.stderr.write("done\n")
    sys.stdout.flush()
    return np.maximum(0, z)


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
