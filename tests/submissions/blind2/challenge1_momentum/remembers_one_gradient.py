"""only the gradient of the epoch before is remembered, not the velocity, so momentum does not build up

fails: train_with_momentum
source: https://jamesmccaffrey.wordpress.com/2017/06/06/neural-network-momentum/
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    weights = {n: np.array(v, dtype=float) for n, v in params.items()}
    prev_delta = {n: np.zeros(v.shape) for n, v in weights.items()}
    history = []
    for _ in range(epochs):
        A2, cache = forward(X, weights)
        history.append(cross_entropy_loss(A2, Y))
        grads = backward(X, Y, weights, cache)
        for n in weights:
            delta = (1 - beta) * grads["d" + n]
            weights[n] -= lr * (delta + beta * prev_delta[n])
            prev_delta[n] = delta
    return weights, history
