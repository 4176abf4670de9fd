"""1/m is already in dZ1, and dW1 and db1 are divided by m again: the first layer's gradients are m times too small.

fails: backward
source: https://community.deeplearning.ai/t/course-1-week-3-planar-assignment-4-5-exercise-6-backward-propagation-error-for-dw1-values/63071
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    grads = {}

    dZ2 = cache["A2"] - Y_true
    grads["dW2"] = (1/m) * np.dot(cache["A1"].T, dZ2)
    grads["db2"] = (1/m) * np.sum(dZ2, axis=0, keepdims=True)

    # hidden layer
    part1 = np.dot(dZ2, params["W2"].T)
    part2 = relu_derivative(cache["Z1"])
    dZ1 = (1/m) * np.multiply(part1, part2)
    grads["dW1"] = (1/m) * np.dot(X.T, dZ1)
    grads["db1"] = (1/m) * np.sum(dZ1, axis=0, keepdims=True)

    return grads
