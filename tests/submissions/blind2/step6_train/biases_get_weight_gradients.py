"""the biases are updated with the weight gradients, so they take the shape of the weights and forward raises a ValueError

fails: train
source: https://datascience.stackexchange.com/questions/68318/leaky-relu-inside-of-a-simple-python-neural-net
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
        for layer in "12":
            change = lr * grads["dW" + layer]
            params["W" + layer] = params["W" + layer] - change
            params["b" + layer] = params["b" + layer] - change
        if verbose and epoch % 500 == 0:
            print(f"{epoch}: {history[-1]}")
    return params, history
