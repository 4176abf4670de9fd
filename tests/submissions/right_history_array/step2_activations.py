import numpy as np


def relu(z):
    return np.where(z < 0, 0.0, z)


def relu_derivative(z):
    slope = np.ones_like(z, dtype=float)
    slope[z <= 0] = 0
    return slope


def sigmoid(z):
    return np.where(z < 0, np.exp(np.minimum(z, 0)), 1) / (1 + np.exp(-np.abs(z)))


def sigmoid_derivative(a):
    return a * (1 - a)
