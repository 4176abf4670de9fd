"""Each gradient is divided by its own norm, so only its direction is right and its length is always 1.

fails: backward
source: own invention
"""

import numpy as np
from step2_activations import relu_derivative


def unit(g):
    # keeps gradients from exploding, the learning rate decides how far we go anyway
    return g / (np.linalg.norm(g) + 1e-12)


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dZ1 = dZ2 @ params["W2"].T * relu_derivative(cache["Z1"])
    return {
        "dW1": unit(X.T @ dZ1 / m),
        "db1": unit(dZ1.mean(axis=0, keepdims=True)),
        "dW2": unit(cache["A1"].T @ dZ2 / m),
        "db2": unit(dZ2.mean(axis=0, keepdims=True)),
    }
