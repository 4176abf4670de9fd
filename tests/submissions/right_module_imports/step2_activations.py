from numpy import *


def relu(z):
    return maximum(z, 0)


def relu_derivative(z):
    return where(z > 0, 1.0, 0.0)


def sigmoid(z):
    return where(z >= 0, 1 / (1 + exp(-z)), exp(z) / (1 + exp(z)))


def sigmoid_derivative(a):
    return a * (1 - a)
