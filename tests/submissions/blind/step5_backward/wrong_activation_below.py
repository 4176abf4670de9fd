"""dW2 is built from A2 instead of A1, the activation that came into layer 2, and so has the shape (K, K).

fails: backward, train
source: https://stackoverflow.com/questions/55858141/my-neural-network-made-with-numpy-is-not-converging-why-is-the-cost-decreasin
"""

from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    n = len(X)
    grads = {}
    err = cache["A2"] - Y_true
    grads["dW2"] = cache["A2"].T @ err / n
    grads["db2"] = err.sum(axis=0, keepdims=True) / n
    hid = (err @ params["W2"].T) * relu_derivative(cache["Z1"])
    grads["dW1"] = X.T @ hid / n
    grads["db1"] = hid.sum(axis=0, keepdims=True) / n
    return grads
