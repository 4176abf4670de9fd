import numpy as np


def relu(z):
    return np.maximum(z, np.zeros_like(z))


def relu_derivative(z):
    return np.where(z > 0, np.ones(z.shape), np.zeros(z.shape))


def sigmoid(z):
    safe = np.maximum(z, -700.0)  # below that exp(-z) would overflow
    return 1.0 / (1.0 + np.exp(-safe))


def sigmoid_derivative(a):
    return (1 - a) * a
