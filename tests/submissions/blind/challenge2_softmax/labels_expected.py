"""Y is used as an array of class labels to index with, but it is one-hot and float: IndexError.

fails: backward_softmax, train_softmax
source: https://mejorcodigo.com/p/119237.html
"""

import numpy as np
from step2_activations import relu_derivative


def backward_softmax(X, Y_true, params, cache):
    N = X.shape[0]
    dx = cache["A2"].copy()
    dx[np.arange(N), Y_true] -= 1
    dx /= N
    dh = dx @ params["W2"].T * relu_derivative(cache["Z1"])
    return {
        "dW1": X.T @ dh,
        "db1": dh.sum(axis=0, keepdims=True),
        "dW2": cache["A1"].T @ dx,
        "db2": dx.sum(axis=0, keepdims=True),
    }
