"""The returning error is multiplied by relu itself, A1, where relu's slope is due.

fails: backward
"""

import numpy as np


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * cache["A1"]
    return {
        "dW1": X.T @ dZ1 / m,
        "db1": np.mean(dZ1, axis=0, keepdims=True),
        "dW2": cache["A1"].T @ dZ2 / m,
        "db2": np.mean(dZ2, axis=0, keepdims=True),
    }
