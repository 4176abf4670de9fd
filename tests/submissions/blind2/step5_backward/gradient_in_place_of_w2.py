"""dZ2 is sent back through dW2, the gradient, instead of through the weights W2

fails: backward, train
source: https://community.deeplearning.ai/t/w3-ex-6-assertionerror-wrong-values-for-dw1/402919
"""

from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    n = len(Y_true)
    dZ2 = cache["A2"] - Y_true
    dW2 = cache["A1"].T @ dZ2 / n
    db2 = dZ2.mean(0, keepdims=True)
    dA1 = dZ2 @ dW2.T
    dZ1 = dA1 * relu_derivative(cache["Z1"])
    dW1 = X.T @ dZ1 / n
    db1 = dZ1.mean(0, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
