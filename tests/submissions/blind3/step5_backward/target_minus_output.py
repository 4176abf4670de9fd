"""The error has the wrong sign, Y - A2 in place of A2 - Y: all four gradients point uphill.

fails: backward, train
source: https://math.techqa.club/calculating-derivatives-for-backpropagation-in-2-layer-neural-network-4158072
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    output_error = Y_true - cache["A2"]
    hidden_error = output_error @ params["W2"].T * relu_derivative(cache["Z1"])

    dW2 = cache["A1"].T @ output_error / m
    db2 = np.sum(output_error, axis=0, keepdims=True) / m
    dW1 = X.T @ hidden_error / m
    db1 = np.sum(hidden_error, axis=0, keepdims=True) / m
    return dict(dW1=dW1, db1=db1, dW2=dW2, db2=db2)
