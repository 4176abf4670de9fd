from itertools import starmap

import numpy as np
from step2_activations import relu_derivative
from step3_forward import forward
from step4_loss import cross_entropy_loss


def backward(X, Y_true, params, cache):
    m = len(X)
    delta2 = cache["A2"] - Y_true
    delta1 = delta2 @ params["W2"].T * relu_derivative(cache["Z1"])
    outer = lambda inputs, delta: (inputs.T @ delta / m, delta.mean(axis=0, keepdims=True))
    (dW1, db1), (dW2, db2) = starmap(outer, [(X, delta1), (cache["A1"], delta2)])
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    shape = params[param_name].shape
    loss = lambda p: cross_entropy_loss(forward(X, p)[0], Y)
    moved = lambda by: {**params, param_name: params[param_name] + by}
    unit = lambda i: np.where(np.arange(np.prod(shape)) == i, epsilon, 0.0).reshape(shape)
    slope = lambda step: (loss(moved(step)) - loss(moved(-step))) / (2 * epsilon)
    return np.fromiter(map(slope, map(unit, range(np.prod(shape)))), dtype=float).reshape(shape)
