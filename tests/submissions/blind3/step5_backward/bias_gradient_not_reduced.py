"""The bias gradients are not summed over the examples: db2 is the whole dZ2 / m and db1 the whole dZ1 / m, with one row per example.

fails: backward
source: https://datascience.stackexchange.com/questions/20139/gradients-for-bias-terms-in-backpropagation
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = Y_true.shape[0]
    dz2 = cache["A2"] - Y_true
    dz1 = dz2.dot(params["W2"].T) * relu_derivative(cache["Z1"])
    # dz/db = 1, so db is just dz
    return {
        "dW1": X.T.dot(dz1) / m,
        "db1": dz1 / m,
        "dW2": cache["A1"].T.dot(dz2) / m,
        "db2": dz2 / m,
    }
