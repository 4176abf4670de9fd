"""the bias is added inside the sum over the inputs, once for every input, instead of once after it

fails: forward
source: https://github.com/Kulbear/deep-learning-coursera/pull/48
"""

import numpy as np
from step2_activations import relu, sigmoid


def weighted_sum(inputs, W, b):
    rows, units = inputs.shape[0], W.shape[1]
    Z = np.zeros((rows, units))
    for r in range(rows):
        for u in range(units):
            for i in range(W.shape[0]):
                Z[r, u] += inputs[r, i] * W[i, u] + b[0, u]
    return Z


def forward(X, params):
    Z1 = weighted_sum(X, params["W1"], params["b1"])
    A1 = relu(Z1)
    Z2 = weighted_sum(A1, params["W2"], params["b2"])
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
