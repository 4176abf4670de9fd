"""The default rate has a minus of its own beside that of the update: left alone it climbs.

fails: train_with_momentum
cause: not_learned
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=-0.5, epochs=5000, beta=0.9):
    w = {key: np.array(value, dtype=float) for key, value in params.items()}
    speed = {key: 0 * value for key, value in w.items()}
    losses = []
    for _ in range(epochs):
        predicted, kept = forward(X, w)
        losses.append(float(cross_entropy_loss(predicted, Y)))
        slopes = backward(X, Y, w, kept)
        for key in w:
            speed[key] = beta * speed[key] + (1 - beta) * slopes["d" + key]
            w[key] = w[key] - lr * speed[key]
    return w, losses
