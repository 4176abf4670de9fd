"""The velocity is set to zero inside the epoch loop, so nothing is carried over: each step is (1 - beta) times the gradient.

fails: train_with_momentum
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (forum thread 'Gradient Descent with Momentum - Week 2')
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    parameters = {k: v.copy() for k, v in params.items()}
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, parameters)
        history.append(cross_entropy_loss(A2, Y))
        grads = backward(X, Y, parameters, cache)

        v = {}
        for l in range(1, 3):
            v["dW" + str(l)] = np.zeros_like(parameters["W" + str(l)])
            v["db" + str(l)] = np.zeros_like(parameters["b" + str(l)])

        for l in range(1, 3):
            v["dW" + str(l)] = beta * v["dW" + str(l)] + (1 - beta) * grads["dW" + str(l)]
            v["db" + str(l)] = beta * v["db" + str(l)] + (1 - beta) * grads["db" + str(l)]
            parameters["W" + str(l)] = parameters["W" + str(l)] - lr * v["dW" + str(l)]
            parameters["b" + str(l)] = parameters["b" + str(l)] - lr * v["db" + str(l)]

    return parameters, history
