"""The bias gradients are dZ itself, one row per example, instead of its mean over the rows.

fails: backward
source: https://datascience.stackexchange.com/questions/20139/gradients-for-bias-terms-in-backpropagation
"""

from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dz2 = cache["A2"] - Y_true
    dW2 = cache["A1"].T @ dz2 / m
    db2 = dz2  # d z2 / d b2 = 1
    dz1 = dz2 @ params["W2"].T * relu_derivative(cache["Z1"])
    dW1 = X.T @ dz1 / m
    db1 = dz1  # d z1 / d b1 = 1
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
