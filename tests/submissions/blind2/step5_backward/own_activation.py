"""each weight gradient uses the output of its own layer instead of its input: A2 for dW2, A1 for dW1

fails: backward, train
source: https://datascience.stackexchange.com/questions/25394/why-can-it-be-that-my-neural-network-is-predicting-the-contrary
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    activations = [X, cache["A1"], cache["A2"]]
    grads = {}
    dz = cache["A2"] - Y_true
    for d in (2, 1):
        grads["dW%d" % d] = 1.0 / m * activations[d].T.dot(dz)
        grads["db%d" % d] = 1.0 / m * np.sum(dz, axis=0, keepdims=True)
        if d == 2:
            dz = dz.dot(params["W2"].T) * relu_derivative(cache["Z1"])
    return grads
