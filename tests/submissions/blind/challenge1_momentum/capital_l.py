"""All velocities are created with the shape of the last layer's parameters (L in place of l), so the first layer's do not fit (ValueError).

fails: train_with_momentum
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (thread: Week 2 Exercise 3, Initialize Velocity)
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v["dW" + str(l)] = np.zeros(np.shape(parameters["W" + str(L)]))
        v["db" + str(l)] = np.zeros(np.shape(parameters["b" + str(L)]))
    return v


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    parameters = {k: p.copy() for k, p in params.items()}
    v = initialize_velocity(parameters)
    history = []
    for _ in range(epochs):
        A2, cache = forward(X, parameters)
        history.append(float(cross_entropy_loss(A2, Y)))
        grads = backward(X, Y, parameters, cache)
        for d in v:
            v[d] *= beta
            v[d] += (1 - beta) * grads[d]
            parameters[d[1:]] = parameters[d[1:]] - lr * v[d]
    return parameters, history
