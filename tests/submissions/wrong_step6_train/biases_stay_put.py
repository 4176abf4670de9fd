"""The new biases are stored under the gradients' names, so the biases themselves never move.

fails: train
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
    for i in range(epochs):
        A2, cache = forward(X, params)
        loss = float(cross_entropy_loss(A2, Y))
        history.append(loss)
        if verbose and i % 500 == 0:
            print("epoch", i, "loss", loss, "accuracy", np.mean((A2 > 0.5) == Y))
        g = backward(X, Y, params, cache)
        params["W1"] = params["W1"] - lr * g["dW1"]
        g["db1"] = params["b1"] - lr * g["db1"]
        params["W2"] = params["W2"] - lr * g["dW2"]
        g["db2"] = params["b2"] - lr * g["db2"]
    return params, history
