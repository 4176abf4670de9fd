"""A2 * (1 - A2) is multiplied on, which dZ2 = A2 - Y has in it already.

fails: backward_softmax, train_softmax
"""

import numpy as np
from step2_activations import relu_derivative


def backward_softmax(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = (cache["A2"] - Y_true) * cache["A2"] * (1 - cache["A2"])
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    return {
        "dW1": X.T @ dZ1 / m,
        "db1": np.sum(dZ1, axis=0, keepdims=True) / m,
        "dW2": cache["A1"].T @ dZ2 / m,
        "db2": np.sum(dZ2, axis=0, keepdims=True) / m,
    }
