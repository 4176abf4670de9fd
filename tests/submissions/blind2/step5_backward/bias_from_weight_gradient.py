"""the bias gradients are sums over the rows of the weight gradients, not means over the examples of dZ

fails: backward, train
source: https://github.com/rust0258/Deeplearning.ai-Natural-Language-Processing-Specialization/issues/64
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    batch_size = X.shape[0]
    l2 = cache["A2"] - Y_true
    l1 = np.dot(l2, params["W2"].T) * relu_derivative(cache["Z1"])
    grad_W1 = (1 / batch_size) * np.dot(X.T, l1)
    grad_W2 = (1 / batch_size) * np.dot(cache["A1"].T, l2)
    grad_b1 = np.sum((1 / batch_size) * np.dot(X.T, l1), axis=0, keepdims=True)
    grad_b2 = np.sum((1 / batch_size) * np.dot(cache["A1"].T, l2), axis=0, keepdims=True)
    return {"dW1": grad_W1, "dW2": grad_W2, "db1": grad_b1, "db2": grad_b2}
