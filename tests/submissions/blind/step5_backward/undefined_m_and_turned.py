"""Two slips: m is used but never defined, a NameError; and dW2 and dW1 are the products the wrong way round, dZ^T A, which has the transposed shape.

fails: backward, train
source: own invention
"""

from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    dZ2 = cache["A2"] - Y_true
    dW2 = dZ2.T @ cache["A1"] / m
    db2 = dZ2.sum(axis=0, keepdims=True) / m
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    dW1 = dZ1.T @ X / m
    db1 = dZ1.sum(axis=0, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
