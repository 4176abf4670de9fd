"""Two slips: bias gradients are summed along axis 1 (one number per example) instead of over the rows; and relu's slope is taken from Z2 instead of Z1, whose shape does not fit (ValueError for several outputs).

fails: backward
source: https://pytroubles.com/en/posts/id1785-fixing-numpy-mnist-training-correct-gradient-axes-bias-reductions-and-stable-softmax
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dz2 = cache["A2"] - Y_true
    dw_out = np.dot(cache["A1"].T, dz2) / m
    db_out = np.sum(dz2, axis=1, keepdims=True) / m
    dz1 = np.dot(dz2, params["W2"].T) * relu_derivative(cache["Z2"])
    dw_in = np.dot(X.T, dz1) / m
    db_in = np.sum(dz1, axis=1, keepdims=True) / m
    return {"dW1": dw_in, "db1": db_in, "dW2": dw_out, "db2": db_out}
