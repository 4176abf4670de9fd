"""Two slips: the error A2 - Y is multiplied by e * (1 - e) computed from itself, the sigmoid slope of the error where that of A2 (or none) is due; and the bias gradients are sums over the rows, not means.

fails: backward, train
source: https://datascience.stackexchange.com/questions/20139/gradients-for-bias-terms-in-backpropagation
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]

    dh2 = cache["A2"] - Y_true
    dz2 = dh2 * (1 - dh2)
    dw2 = np.dot(np.transpose(cache["A1"]), dz2) / m
    db2 = np.sum(dz2, axis=0, keepdims=True)

    dh1 = np.dot(dz2, params["W2"].T)
    dz1 = dh1 * relu_derivative(cache["Z1"])
    dw1 = np.dot(X.T, dz1) / m
    db1 = np.sum(dz1, axis=0, keepdims=True)

    return {"dW1": dw1, "db1": db1, "dW2": dw2, "db2": db2}
