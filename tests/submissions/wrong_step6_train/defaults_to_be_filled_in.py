"""The options were given defaults that only hold a place, so training without naming them ends.

fails: train
cause: raised
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=None, lr=None, verbose=False):
    np.random.seed(0)
    params, history = init_params(X.shape[1], 3, Y.shape[1]), []
    for epoch in range(epochs):
        predicted, kept = forward(X, params)
        history.append(float(cross_entropy_loss(predicted, Y)))
        if verbose and epoch % 500 == 0:
            print(epoch, history[-1], np.mean((predicted > 0.5) == Y))
        slopes = backward(X, Y, params, kept)
        params = {key: value - lr * slopes["d" + key] for key, value in params.items()}
    return params, history
