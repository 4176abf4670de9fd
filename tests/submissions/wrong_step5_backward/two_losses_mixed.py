"""Layer 2 gets the gradient of the squared error and layer 1 that of the cross-entropy.

fails: backward
"""

import numpy as np
from step2_activations import relu_derivative, sigmoid_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    error = cache["A2"] - Y_true
    dZ2 = error * sigmoid_derivative(cache["A2"])
    dW2 = cache["A1"].T @ dZ2 / m
    db2 = dZ2.mean(axis=0, keepdims=True)
    # hidden layer: pass the error back
    dZ1 = (error @ params["W2"].T) * relu_derivative(cache["Z1"])
    dW1 = X.T @ dZ1 / m
    db1 = dZ1.mean(axis=0, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
