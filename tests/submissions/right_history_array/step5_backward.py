from copy import deepcopy

import numpy as np
from step2_activations import relu_derivative
from step3_forward import forward
from step4_loss import cross_entropy_loss


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"].copy()
    dZ2 -= Y_true
    dZ2 /= m
    dZ1 = dZ2.dot(params["W2"].T)
    dZ1 *= relu_derivative(cache["Z1"])
    return {
        "dZ1": dZ1,
        "dZ2": dZ2,
        "dW1": X.T.dot(dZ1),
        "db1": dZ1.sum(0, keepdims=True),
        "dW2": cache["A1"].T.dot(dZ2),
        "db2": dZ2.sum(0, keepdims=True),
    }


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    mine = deepcopy(params)
    mine[param_name] = np.ascontiguousarray(mine[param_name])
    entries = mine[param_name].reshape(-1)  # a view: moving an entry moves the weight
    slopes = np.zeros(entries.size)
    for i in range(entries.size):
        start = entries[i]
        entries[i] = start + epsilon
        slopes[i] = cross_entropy_loss(forward(X, mine)[0], Y)
        entries[i] = start - epsilon
        slopes[i] -= cross_entropy_loss(forward(X, mine)[0], Y)
        entries[i] = start
    return (slopes / (2 * epsilon)).reshape(params[param_name].shape)
