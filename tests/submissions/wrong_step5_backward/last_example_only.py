"""In the loop over the examples dW1 is replaced each time, so only the last example is in it.

fails: backward
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    grads = {"d" + k: np.zeros(v.shape) for k, v in params.items()}
    for i in range(m):
        x = X[i : i + 1]
        d2 = cache["A2"][i : i + 1] - Y_true[i : i + 1]
        d1 = (d2 @ params["W2"].T) * relu_derivative(cache["Z1"][i : i + 1])
        grads["dW2"] += cache["A1"][i : i + 1].T @ d2 / m
        grads["db2"] += d2 / m
        grads["dW1"] = x.T @ d1 / m
        grads["db1"] += d1 / m
    return grads
