"""the velocities of both layers are made in the shape of the last layer (L for l): shapes do not fit, ValueError

fails: train_with_momentum
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (DeepLearning.AI forum: Week 2 Exercise 3, Initialize Velocity)
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def initialize_velocity(params):
    L = len(params) // 2
    v = {}
    for l in range(1, L + 1):
        v["dW" + str(l)] = np.zeros(np.shape(params["W" + str(L)]))
        v["db" + str(l)] = np.zeros(np.shape(params["b" + str(L)]))
    return v


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    params = dict(params)
    v = initialize_velocity(params)
    history = []
    for _ in range(epochs):
        A2, cache = forward(X, params)
        history.append(cross_entropy_loss(A2, Y))
        grads = backward(X, Y, params, cache)
        for key, grad in grads.items():
            v[key] = beta * v[key] + (1 - beta) * grad
            params[key[1:]] = params[key[1:]] - lr * v[key]
    return params, history
