"""dW1 is the transpose of what it should be and does not fit W1.

fails: backward, train
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    dW1 = dZ1.T @ X / m
    dW2 = cache["A1"].T @ dZ2 / m
    db1 = np.sum(dZ1, axis=0, keepdims=True) / m
    db2 = np.sum(dZ2, axis=0, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
