"""The update adds lr times the gradient where it should subtract it: training climbs the loss.

fails: train
source: https://datascience.stackexchange.com/questions/25394/why-can-it-be-that-my-neural-network-is-predicting-the-contrary
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
        loss = cross_entropy_loss(A2, Y)
        history.append(loss)
        grads = backward(X, Y, params, cache)

        params["W1"] += lr * grads["dW1"]
        params["b1"] += lr * grads["db1"]
        params["W2"] += lr * grads["dW2"]
        params["b2"] += lr * grads["db2"]

        if verbose and epoch % 500 == 0:
            acc = np.mean((A2 > 0.5) == Y)
            print(f"Epoch {epoch}: loss {loss:.4f} acc {acc:.2f}")

    return params, history
