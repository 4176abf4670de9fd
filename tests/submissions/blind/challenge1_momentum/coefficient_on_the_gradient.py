"""beta stands at the gradient instead of at the old velocity, v = v + beta * grad: the velocity never decays and grows without bound.

fails: train_with_momentum
source: https://github.com/ooples/AiDotNet/issues/2008
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    W = {name: value.copy() for name, value in params.items()}
    velocity = dict.fromkeys(W, 0.0)
    losses = []
    for epoch in range(epochs):
        out, cache = forward(X, W)
        losses.append(float(cross_entropy_loss(out, Y)))
        g = backward(X, Y, W, cache)
        for name in W:
            velocity[name] = velocity[name] + np.multiply(g["d" + name], beta)
            W[name] = W[name] - lr * velocity[name]
    return W, losses
