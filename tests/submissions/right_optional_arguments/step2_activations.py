import numpy as np


def relu(z, leak=0.0):
    """With a leak above 0 this is the leaky kind; the exercise wants none."""
    return np.where(z > 0, z, leak * z)


def relu_derivative(z, leak=0.0):
    return np.where(z > 0, 1.0, leak)


def sigmoid(z, limit=709):
    return 1 / (1 + np.exp(-np.clip(a=z, a_min=-limit, a_max=limit)))


def sigmoid_derivative(a, *, already_activated=True):
    if not already_activated:
        a = sigmoid(z=a)
    return a * (1 - a)
