"""The loss is recorded only in the epochs that are printed, once in 500.

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
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        if epoch % 500 == 0:
            loss = float(cross_entropy_loss(A2, Y))
            history.append(loss)
            if verbose:
                print(f"{epoch:6d} {loss:.5f} {np.mean((A2 > 0.5) == Y):.0%}")
        gradients = backward(X, Y, params, cache)
        for name in params:
            params[name] = params[name] - lr * gradients["d" + name]
    return params, history
