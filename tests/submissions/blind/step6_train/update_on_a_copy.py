"""The update is made on a copy inside a function that returns nothing, so the params of the loop never change and nothing is learned.

fails: train
source: https://community.deeplearning.ai/t/week-4-assignment/63286
"""

import copy

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def update_parameters(params, grads, learning_rate):
    parameters = copy.deepcopy(params)
    for k in parameters:
        parameters[k] -= learning_rate * grads["d" + k]


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for e in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        update_parameters(params, backward(X, Y, params, cache), lr)
        if verbose and e % 500 == 0:
            print(e, history[-1])
    return params, history
