"""init_params gets X.shape[0], the number of examples, as the input size, so W1 does not fit X: ValueError in the first forward pass.

fails: train
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (forum thread 'Week Two Exercise 8: Weight Initialization')
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    n_x = X.shape[0]
    n_h = 3
    n_y = Y.shape[1]
    np.random.seed(0)
    parameters = init_params(n_x, n_h, n_y)
    history = []

    for i in range(epochs):
        A2, cache = forward(X, parameters)
        cost = cross_entropy_loss(A2, Y)
        grads = backward(X, Y, parameters, cache)
        history.append(cost)
        for p in parameters:
            parameters[p] = parameters[p] - lr * grads["d" + p]
        if verbose and i % 500 == 0:
            print(i, cost, np.mean((A2 > 0.5) == Y))

    return parameters, history
