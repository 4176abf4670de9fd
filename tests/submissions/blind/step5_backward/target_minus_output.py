"""Two slips: the error is Y - A2, so every gradient has the wrong sign; and relu's slope is left out on the way to layer 1.

fails: backward, train
source: https://datascience.stackexchange.com/questions/120115/bugs-in-the-backpropagation-algorithm-in-python
"""

import numpy as np


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    output_error = Y_true - cache["A2"]
    hidden_error = np.dot(output_error, params["W2"].T)
    g = {}
    g["dW2"] = np.dot(cache["A1"].T, output_error) / m
    g["db2"] = np.mean(output_error, axis=0, keepdims=True)
    g["dW1"] = np.dot(X.T, hidden_error) / m
    g["db1"] = np.mean(hidden_error, axis=0, keepdims=True)
    return g
