"""Layer 2 uses the error with sigmoid's slope (squared error) but the error is sent back to layer 1 without that slope (cross-entropy): the two layers belong to different losses.

fails: backward
source: https://stackoverflow.com/questions/53287032/multi-layer-neural-network-back-propagation-formula-using-stochastic-gradient-d
"""

import numpy as np
from step2_activations import relu_derivative, sigmoid_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    delta = cache["A2"] - Y_true
    tmp = delta * sigmoid_derivative(cache["A2"])
    dW2 = np.dot(cache["A1"].T, tmp) / m
    db2 = tmp.mean(axis=0, keepdims=True)

    delta = np.dot(delta, params["W2"].T)
    tmp = delta * relu_derivative(cache["Z1"])
    dW1 = np.dot(X.T, tmp) / m
    db1 = tmp.mean(axis=0, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
