"""the bias gradients are summed along axis=C, the number of outputs, instead of axis=0: AxisError for two or more

fails: backward
source: https://github.com/israfelsr/CS231n/issues/5
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    N, C = Y_true.shape
    dscores = (cache["A2"] - Y_true) / N
    dhidden = dscores.dot(params["W2"].T) * relu_derivative(cache["Z1"])
    grads = {}
    grads["dW2"] = cache["A1"].T.dot(dscores)
    grads["db2"] = np.sum(dscores, axis=C, keepdims=True)
    grads["dW1"] = X.T.dot(dhidden)
    grads["db1"] = np.sum(dhidden, axis=C, keepdims=True)
    return grads
