"""The error is stored in an array of the targets' type, so integer targets cut it down to 0.

fails: backward, train
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = np.zeros_like(Y_true)
    for i in range(m):
        dZ2[i] = cache["A2"][i] - Y_true[i]
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    return {
        "dW1": X.T @ dZ1 / m,
        "db1": dZ1.sum(axis=0, keepdims=True) / m,
        "dW2": cache["A1"].T @ dZ2 / m,
        "db2": dZ2.sum(axis=0, keepdims=True) / m,
    }
