"""Two slips with the squared error: a factor 2 is kept though the loss has its half, and nothing is divided by m, so all gradients are 2 m times too large.

fails: backward
source: https://math.techqa.club/calculating-derivatives-for-backpropagation-in-2-layer-neural-network-4158072
"""

import numpy as np
from step2_activations import relu_derivative, sigmoid_derivative


def backward(X, Y_true, params, cache):
    # application of the chain rule to find the derivative of the loss function
    output = cache["A2"]
    d_out = 2 * (output - Y_true) * sigmoid_derivative(output)
    d_weights2 = np.dot(cache["A1"].T, d_out)
    d_hidden = np.dot(d_out, params["W2"].T) * relu_derivative(cache["Z1"])
    d_weights1 = np.dot(X.T, d_hidden)

    return {
        "dW1": d_weights1,
        "db1": np.sum(d_hidden, axis=0, keepdims=True),
        "dW2": d_weights2,
        "db2": np.sum(d_out, axis=0, keepdims=True),
    }
