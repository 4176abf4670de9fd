"""dW2 and db2 are those of the squared error, but what goes back to the hidden layer lacks the sigmoid's slope

fails: backward
source: https://stackoverflow.com/questions/53287032/multi-layer-neural-network-back-propagation-formula-using-stochastic-gradient-d
"""

import numpy as np
from step2_activations import relu_derivative, sigmoid_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    delta = cache["A2"] - Y_true
    tmp = delta * sigmoid_derivative(cache["A2"])
    out = {"dW2": np.dot(cache["A1"].T, tmp) / m, "db2": tmp.sum(axis=0, keepdims=True) / m}
    delta = np.dot(delta, params["W2"].T)
    tmp = delta * relu_derivative(cache["Z1"])
    out["dW1"] = np.dot(X.T, tmp) / m
    out["db1"] = tmp.sum(axis=0, keepdims=True) / m
    return out
