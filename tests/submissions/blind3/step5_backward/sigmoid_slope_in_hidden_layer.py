"""The hidden layer is differentiated as if it were a sigmoid, A1 (1 - A1), where the slope of relu at Z1 belongs.

fails: backward, train
source: https://github.com/louisjc/mnist-neural-network/issues/1
"""

import numpy as np
from step2_activations import sigmoid_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    A1, A2 = cache["A1"], cache["A2"]

    output_deltas = A2 - Y_true
    hidden_deltas = sigmoid_derivative(A1) * np.dot(output_deltas, params["W2"].T)

    return {
        "dW2": np.dot(A1.T, output_deltas) / m,
        "db2": np.sum(output_deltas, axis=0, keepdims=True) / m,
        "dW1": np.dot(X.T, hidden_deltas) / m,
        "db1": np.sum(hidden_deltas, axis=0, keepdims=True) / m,
    }
