"""The bias gradients have lost their row axis and no longer have the shape of the biases.

fails: backward
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    return {
        "dW1": X.T @ dZ1 / m,
        "db1": np.mean(dZ1, axis=0),
        "dW2": cache["A1"].T @ dZ2 / m,
        "db2": np.mean(dZ2, axis=0),
    }
