"""The gradients are filed under W1, b1, W2, b2 rather than dW1, db1, dW2, db2.

fails: backward, train
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    grads = {
        "W1": X.T @ dZ1 / m,
        "b1": np.mean(dZ1, axis=0, keepdims=True),
        "W2": cache["A1"].T @ dZ2 / m,
        "b2": np.mean(dZ2, axis=0, keepdims=True),
    }
    return grads
