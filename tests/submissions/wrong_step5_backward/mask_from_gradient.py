"""Which hidden units pass the error on is decided by the sign of the error, not by Z1.

fails: backward, train
"""

import numpy as np


def backward(X, Y_true, params, cache):
    m = len(X)
    dZ2 = cache["A2"] - Y_true
    dZ1 = dZ2 @ params["W2"].T
    dZ1[dZ1 <= 0] = 0  # relu
    dW1 = X.T @ dZ1 / m
    dW2 = cache["A1"].T @ dZ2 / m
    db1 = dZ1.mean(axis=0, keepdims=True)
    db2 = dZ2.mean(axis=0, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
