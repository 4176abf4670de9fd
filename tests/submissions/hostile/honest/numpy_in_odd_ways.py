"""Uses corners of NumPy that few know.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import numpy as np

np.seterr(all="ignore")
np.set_printoptions(precision=3)


def relu(z):
    z = np.asfortranarray(z)
    return np.lib.stride_tricks.as_strided(np.ma.masked_less(z, 0).filled(0), z.shape, z.strides)


def relu_derivative(z):
    return np.heaviside(z, 0.0)


def sigmoid(z):
    return np.frompyfunc(lambda x: 1 / (1 + np.exp(-x)), 1, 1)(z).astype(float)


def sigmoid_derivative(a):
    return np.polyval([-1.0, 1.0, 0.0], a)
