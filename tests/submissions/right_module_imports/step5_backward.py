import numpy as np
import step3_forward
import step4_loss as losses
from step2_activations import *


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dZ1 = dZ2 @ params["W2"].T * relu_derivative(cache["Z1"])
    return {
        "dW1": X.T @ dZ1 / m,
        "db1": dZ1.sum(axis=0, keepdims=True) / m,
        "dW2": cache["A1"].T @ dZ2 / m,
        "db2": dZ2.sum(axis=0, keepdims=True) / m,
    }


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    gradient = np.zeros(params[param_name].shape)
    for index in np.ndindex(gradient.shape):
        shifted = dict(params)
        shifted[param_name] = params[param_name].copy()
        shifted[param_name][index] += epsilon
        loss = losses.cross_entropy_loss(step3_forward.forward(X, shifted)[0], Y)
        shifted[param_name][index] -= 2 * epsilon
        loss -= losses.cross_entropy_loss(step3_forward.forward(X, shifted)[0], Y)
        gradient[index] = loss / (2 * epsilon)
    return gradient
