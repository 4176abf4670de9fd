"""Only the weights have a velocity, and only they are updated.

fails: train_with_momentum
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    params = {name: value.copy() for name, value in params.items()}
    vW1 = np.zeros_like(params["W1"])
    vW2 = np.zeros_like(params["W2"])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        grads = backward(X, Y, params, cache)
        vW1 = beta * vW1 + (1 - beta) * grads["dW1"]
        vW2 = beta * vW2 + (1 - beta) * grads["dW2"]
        params["W1"] = params["W1"] - lr * vW1
        params["W2"] = params["W2"] - lr * vW2
    return params, history
