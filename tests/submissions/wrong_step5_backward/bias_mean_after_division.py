"""The error already carries 1/m, and the two bias gradients then take a mean on top of that.

fails: backward
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = Y_true.shape[0]
    delta2 = (cache["A2"] - Y_true) / m
    delta1 = delta2 @ params["W2"].T * relu_derivative(cache["Z1"])
    return {
        "dW1": X.T @ delta1,
        "db1": np.mean(delta1, axis=0, keepdims=True),
        "dW2": cache["A1"].T @ delta2,
        "db2": np.mean(delta2, axis=0, keepdims=True),
    }
