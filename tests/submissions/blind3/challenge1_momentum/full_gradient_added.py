"""The factor (1 - beta) is left out, v = beta v + dw, with the same lr: the velocity grows 1 / (1 - beta) times too large.

fails: train_with_momentum
source: https://community.deeplearning.ai/t/dls-2-week-2-gradient-descent-with-momentum-simplification/696993
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    params = dict(params)
    vel = {k: 0.0 for k in params}
    history = []
    for _ in range(epochs):
        pred, cache = forward(X, params)
        history.append(float(cross_entropy_loss(pred, Y)))
        g = backward(X, Y, params, cache)
        for k in params:
            vel[k] = beta * vel[k] + g["d" + k]
            params[k] = params[k] - lr * vel[k]
    return params, history
