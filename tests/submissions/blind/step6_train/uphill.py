"""The gradient is added instead of subtracted, so training climbs and the loss grows.

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
    p = init_params(X.shape[1], 3, Y.shape[1])
    losses = []
    for epoch in range(epochs):
        out, cache = forward(X, p)
        losses.append(cross_entropy_loss(out, Y))
        g = backward(X, Y, p, cache)
        p["W2"] += lr * g["dW2"]
        p["b2"] += lr * g["db2"]
        p["W1"] += lr * g["dW1"]
        p["b1"] += lr * g["db1"]
        if verbose and epoch % 500 == 0:
            print(f"epoch {epoch}: {losses[-1]:.4f}")
    return p, losses
