"""The default learning rate carries the minus that the update has already: by default it climbs.

fails: train
cause: not_learned
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=-0.1, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    losses = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        losses.append(float(cross_entropy_loss(A2, Y)))
        if verbose and epoch % 500 == 0:
            print(f"{epoch:>6}  {losses[-1]:.5f}  {np.mean((A2 > 0.5) == Y):.0%}")
        gradients = backward(X, Y, params, cache)
        for key in ("W1", "b1", "W2", "b2"):
            params[key] = params[key] - lr * gradients["d" + key]
    return params, losses
