"""The targets are subtracted inside the cached predictions, which are ruined for any later use.

fails: backward
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"]
    dZ2 -= Y_true
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * relu_derivative(cache["Z1"])
    return {
        "dW1": X.T @ dZ1 / m,
        "db1": np.mean(dZ1, axis=0, keepdims=True),
        "dW2": cache["A1"].T @ dZ2 / m,
        "db2": np.mean(dZ2, axis=0, keepdims=True),
    }
