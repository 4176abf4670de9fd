"""dZ1 is divided by m and dW1 and db1 once more: the first layer's gradients are m times too small.

fails: backward
source: https://community.deeplearning.ai/t/course-1-week-3-planar-assignment-4-5-exercise-6-backward-propagation-error-for-dw1-values/63071
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dW2 = (1 / m) * np.dot(cache["A1"].T, dZ2)
    db2 = (1 / m) * np.sum(dZ2, axis=0, keepdims=True)
    part1 = np.dot(dZ2, params["W2"].T)
    part2 = relu_derivative(cache["Z1"])
    dZ1 = (1 / m) * np.multiply(part1, part2)
    dW1 = (1 / m) * np.dot(X.T, dZ1)
    db1 = (1 / m) * np.sum(dZ1, axis=0, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
