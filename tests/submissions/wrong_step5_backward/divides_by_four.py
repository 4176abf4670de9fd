"""The number of examples is written in as 4 and not taken from X.

fails: backward
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    dZ2 = (cache["A2"] - Y_true) / 4   # XOR has 4 rows
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    return {
        "dW1": X.T @ dZ1,
        "db1": np.sum(dZ1, axis=0, keepdims=True),
        "dW2": cache["A1"].T @ dZ2,
        "db2": np.sum(dZ2, axis=0, keepdims=True),
    }
