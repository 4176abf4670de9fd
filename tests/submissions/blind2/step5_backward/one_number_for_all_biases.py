"""two slips: the bias gradients are one sum over everything instead of one per unit, and are not divided by m

fails: backward
source: https://github.com/rasbt/stat453-deep-learning-ss21/issues/5
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    grads = {"dW2": cache["A1"].T @ dZ2 / m, "dW1": X.T @ dZ1 / m}
    grads["db2"] = np.full(params["b2"].shape, np.sum(dZ2))
    grads["db1"] = np.full(params["b1"].shape, np.sum(dZ1))
    return grads
