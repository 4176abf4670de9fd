"""The slope of relu is left out: dZ1 is dZ2 W2^T itself, as if the hidden layer were linear.

fails: backward, train
source: https://datascience.stackexchange.com/questions/120115/bugs-in-the-backpropagation-algorithm-in-python
"""

import numpy as np


def backward(X, Y_true, params, cache):
    n = len(X)
    err = cache["A2"] - Y_true
    delta_w2 = np.dot(cache["A1"].T, err) / n
    hidden = np.dot(err, params["W2"].T)
    delta_w1 = np.dot(X.T, hidden) / n
    return {
        "dW1": delta_w1,
        "db1": hidden.mean(axis=0, keepdims=True),
        "dW2": delta_w2,
        "db2": err.mean(axis=0, keepdims=True),
    }
