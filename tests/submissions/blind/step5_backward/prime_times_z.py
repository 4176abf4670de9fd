"""g'(Z1) is read as g' times Z1: dZ1 is multiplied by Z1 on top of relu's slope.

fails: backward
source: https://community.deeplearning.ai/t/wrong-values-for-dw1/85937
"""

from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    Z1, A1, A2 = cache["Z1"], cache["A1"], cache["A2"]
    m = X.shape[0]
    dZ2 = A2 - Y_true
    g_prime = relu_derivative(Z1)
    dZ1 = (dZ2 @ params["W2"].T) * (g_prime * Z1)
    return {
        "dW1": X.T @ dZ1 / m,
        "db1": dZ1.mean(axis=0, keepdims=True),
        "dW2": A1.T @ dZ2 / m,
        "db2": dZ2.mean(axis=0, keepdims=True),
    }
