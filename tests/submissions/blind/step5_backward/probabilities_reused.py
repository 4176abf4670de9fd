"""dZ2 is the cache's own A2, from which Y is subtracted in place: the gradients are right but the caller's cache is spoilt.

fails: backward
source: own invention
"""

from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dscores = cache["A2"]
    dscores -= Y_true
    dhidden = dscores @ params["W2"].T
    dhidden *= relu_derivative(cache["Z1"])
    return {
        "dW1": X.T @ dhidden / m,
        "db1": dhidden.sum(axis=0, keepdims=True) / m,
        "dW2": cache["A1"].T @ dscores / m,
        "db2": dscores.sum(axis=0, keepdims=True) / m,
    }
