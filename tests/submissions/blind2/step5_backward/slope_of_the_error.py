"""two slips: dZ2 is e (1 - e) of the error e instead of the error times A2 (1 - A2), and nothing is divided by m

fails: backward, train
source: https://datascience.stackexchange.com/questions/20139/gradients-for-bias-terms-in-backpropagation
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    dh2 = cache["A2"] - Y_true
    dz2 = dh2 * (1 - dh2)
    H1 = np.transpose(cache["A1"])
    dw2 = np.dot(H1, dz2)
    db2 = np.sum(dz2, axis=0, keepdims=True)

    dh1 = np.dot(dz2, np.transpose(params["W2"]))
    dz1 = dh1 * relu_derivative(cache["Z1"])
    dw1 = np.dot(np.transpose(X), dz1)
    db1 = np.sum(dz1, axis=0, keepdims=True)
    return {"dW1": dw1, "db1": db1, "dW2": dw2, "db2": db2}
