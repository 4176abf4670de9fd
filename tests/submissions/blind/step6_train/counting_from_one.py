"""Two slips: range(1, epochs) makes one update too few; and the loss is recorded after the update instead of before.

fails: train
source: own invention
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
    for epoch in range(1, epochs):
        A2, cache = forward(X, params)
        grads = backward(X, Y, params, cache)
        for k in params:
            params[k] = params[k] - lr * grads["d" + k]
        A2, _ = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        if verbose and epoch % 500 == 0:
            print(epoch, history[-1])
    return params, history
