import numpy as np


def relu(z):
    return np.maximum(z, 0)


def relu_derivative(z):
    d = np.zeros(np.shape(z))
    d[z > 0] = 1
    return d


def sigmoid(z):
    """Two formulas, each where it cannot overflow."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid_derivative(a):
    return a * (1 - a)


z = np.array([-2, -1, 0, 1, 2])
print("relu", relu(z))
print("slope", relu_derivative(z))
print("sigmoid", sigmoid(z))
print("step 2 ok")
