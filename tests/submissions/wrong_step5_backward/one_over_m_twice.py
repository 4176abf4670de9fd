"""The error is divided by the number of examples at the output and layer 1 is divided once more.

fails: backward
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = (cache["A2"] - Y_true) / m
    grads = {}
    grads["dW2"] = cache["A1"].T @ dZ2
    grads["db2"] = dZ2.sum(axis=0, keepdims=True)
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    grads["dW1"] = X.T @ dZ1 / m
    grads["db1"] = dZ1.sum(axis=0, keepdims=True) / m
    return grads
