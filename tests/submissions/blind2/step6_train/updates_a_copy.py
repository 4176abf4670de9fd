"""the update works on a deep copy that is thrown away, so the parameters never change

fails: train
source: https://community.deeplearning.ai/t/week-4-assignment/63286
"""

import copy

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def update_parameters(params, grads, lr):
    parameters = copy.deepcopy(params)
    for key in parameters:
        parameters[key] -= lr * grads["d" + key]
    return parameters


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for i in range(epochs):
        A2, cache = forward(X, params)
        history.append(cross_entropy_loss(A2, Y))
        grads = backward(X, Y, params, cache)
        update_parameters(params, grads, lr)
        if verbose and i % 500 == 0:
            print(i, history[-1])
    return params, history
