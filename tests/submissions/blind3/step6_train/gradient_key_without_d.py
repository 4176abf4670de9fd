"""The gradients are looked up as grads['W1'], but their names start with d (dW1): KeyError.

fails: train
source: https://github.com/anirvan90/deeplearning-basics
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(cross_entropy_loss(A2, Y))
        grads = backward(X, Y, params, cache)
        for key in params:
            params[key] -= lr * grads[key]
        if verbose and epoch % 500 == 0:
            print(epoch, history[-1], np.mean((A2 > 0.5) == Y))
    return params, history
