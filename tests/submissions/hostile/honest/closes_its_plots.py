"""Draws, and asks for a library that draws nothing here.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import matplotlib.pyplot as plt
import numpy as np

figure, axes = plt.subplots(1, 2)
axes[0].plot([1, 2])
plt.show()


def relu(z):
    return np.maximum(0, z)


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
