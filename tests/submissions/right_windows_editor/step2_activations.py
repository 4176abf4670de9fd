# Schritt 2 – Knick und S-Kurve
import numpy as np

def relu(z):
    """max(0, z)

    elementwise.
    """
    return np.maximum(0, z)

def relu_derivative(z):
    return (z > 0).astype(int)

def sigmoid(z):
    try:
        with np.errstate(over="raise"):
            return 1 / (1 + np.exp(-z))
    except FloatingPointError:
        return 1 / (1 + np.exp(-np.clip(z, -709, 709)))

def sigmoid_derivative(a):
    return a * (1 - a)
