import copy

import numpy as np
from step2_activations import relu_derivative
from step3_forward import forward
from step4_loss import cross_entropy_loss


def backward(X, Y_true, params, cache):
    m = Y_true.shape[0]

    def layer_gradient(inputs, dZ):
        return inputs.T @ dZ / m, dZ.mean(axis=0)[None, :]

    dZ2 = cache["A2"] - Y_true
    dW2, db2 = layer_gradient(cache["A1"], dZ2)
    dZ1 = dZ2 @ params["W2"].T * relu_derivative(cache["Z1"])
    dW1, db1 = layer_gradient(X, dZ1)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    shape = params[param_name].shape
    grad = np.zeros(shape)
    for position in np.ndindex(shape):
        up, down = copy.deepcopy(params), copy.deepcopy(params)
        up[param_name][position] += epsilon
        down[param_name][position] -= epsilon
        rise = cross_entropy_loss(forward(X, up)[0], Y) - cross_entropy_loss(forward(X, down)[0], Y)
        grad[position] = rise / (2 * epsilon)
    return grad
