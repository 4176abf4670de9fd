"""Two ways of writing momentum are mixed: v = beta v - lr dw (without 1 - beta) already points downhill and is subtracted again, so the weights go uphill.

fails: train_with_momentum
source: https://geeksmental.com/question/how-exactly-do-you-implement-sgd-with-momentum
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    weights = {name: np.array(p, dtype=float) for name, p in params.items()}
    v = {name: np.zeros(p.shape) for name, p in weights.items()}
    losses = []
    for epoch in range(epochs):
        A2, cache = forward(X, weights)
        losses.append(cross_entropy_loss(A2, Y))
        gradients = backward(X, Y, weights, cache)
        for l in weights:
            v[l] = beta * v[l] - lr * gradients["d" + l]
            weights[l] = weights[l] - v[l]
    return weights, losses
