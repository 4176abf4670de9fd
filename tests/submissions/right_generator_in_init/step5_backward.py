import numpy as np
from step2_activations import relu_derivative
from step3_forward import forward
from step4_loss import cross_entropy_loss


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    grads = {}
    delta = (cache["A2"] - Y_true) / m
    grads["dW2"] = cache["A1"].T @ delta
    grads["db2"] = delta.sum(axis=0, keepdims=True)
    delta = delta @ params["W2"].T * relu_derivative(cache["Z1"])
    grads["dW1"] = X.T @ delta
    grads["db1"] = delta.sum(axis=0, keepdims=True)
    return grads


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    grad = np.empty(params[param_name].shape)
    with np.nditer(params[param_name], flags=["multi_index"], op_flags=["readwrite"]) as it:
        for entry in it:
            saved = float(entry)
            entry[...] = saved + epsilon
            high = cross_entropy_loss(forward(X, params)[0], Y)
            entry[...] = saved - epsilon
            low = cross_entropy_loss(forward(X, params)[0], Y)
            entry[...] = saved
            grad[it.multi_index] = (high - low) / (2 * epsilon)
    return grad
