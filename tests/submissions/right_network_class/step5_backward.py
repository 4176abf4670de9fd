import numpy as np
from step2_activations import relu_derivative
from step3_forward import forward
from step4_loss import cross_entropy_loss


class Backpropagation:
    def __init__(self, X, Y_true, params, cache):
        self.X, self.Y, self.params, self.cache = X, Y_true, params, cache
        self.m = X.shape[0]

    @property
    def dZ2(self):
        return self.cache["A2"] - self.Y

    @property
    def dZ1(self):
        return self.dZ2 @ self.params["W2"].T * relu_derivative(self.cache["Z1"])

    def of_layer(self, number):
        inputs, dZ = {1: (self.X, self.dZ1), 2: (self.cache["A1"], self.dZ2)}[number]
        yield "dW" + str(number), inputs.T @ dZ / self.m
        yield "db" + str(number), dZ.sum(axis=0, keepdims=True) / self.m

    def gradients(self):
        return {**dict(self.of_layer(1)), **dict(self.of_layer(2))}


class Nudged:
    """Context manager: one entry of an array is moved inside, and put back outside."""

    def __init__(self, array, index, by):
        self.array, self.index, self.by = array, index, by

    def __enter__(self):
        self.kept = self.array[self.index]
        self.array[self.index] += self.by

    def __exit__(self, *problem):
        self.array[self.index] = self.kept


def backward(X, Y_true, params, cache):
    return Backpropagation(X, Y_true, params, cache).gradients()


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    array = params[param_name]
    slopes = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        with Nudged(array, index, +epsilon):
            higher = cross_entropy_loss(forward(X, params)[0], Y)
        with Nudged(array, index, -epsilon):
            lower = cross_entropy_loss(forward(X, params)[0], Y)
        slopes[index] = (higher - lower) / (2 * epsilon)
    return slopes
