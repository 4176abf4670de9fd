"""dZ2 is multiplied by A2 (1 - A2), a sigmoid's slope, though A2 - Y is the whole gradient through softmax and cross-entropy already.

fails: backward_softmax, train_softmax
source: https://stackoverflow.com/questions/75378819/issues-with-calculating-new-weights-in-a-neural-network
"""

import numpy as np
from step2_activations import relu_derivative


def backward_softmax(X, Y_true, params, cache):
    m = X.shape[0]
    out = cache["A2"]
    delta = (out - Y_true) * out * (1 - out)
    hidden = np.matmul(delta, params["W2"].T) * relu_derivative(cache["Z1"])
    return {
        "dW1": np.matmul(X.T, hidden) / m,
        "db1": hidden.sum(axis=0, keepdims=True) / m,
        "dW2": np.matmul(cache["A1"].T, delta) / m,
        "db2": delta.sum(axis=0, keepdims=True) / m,
    }
