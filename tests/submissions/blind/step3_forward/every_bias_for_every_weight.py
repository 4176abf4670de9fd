"""Loops over weights and biases are nested instead of paired: the second layer's bias is added to the first layer too, and its shape does not fit (ValueError).

fails: forward
source: https://py4u.org/questions/73368599/
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    weights = [params["W1"], params["W2"]]
    biases = [params["b1"], params["b2"]]
    funcs = [relu, sigmoid]
    zs, activations = [], [X]
    for i, w in enumerate(weights):
        for b in biases:
            z = np.dot(activations[i], w) + b
            a = funcs[i](z)
        zs.append(z)
        activations.append(a)
    cache = {"Z1": zs[0], "A1": activations[1], "Z2": zs[1], "A2": activations[2]}
    return activations[-1], cache
