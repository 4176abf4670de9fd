"""forward is called once, before the loop: all epochs use the first predictions and the first cache, so the gradient is stale and the loss never changes.

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
    A2, cache = forward(X, params)
    history = []
    for epoch in range(epochs):
        loss = cross_entropy_loss(A2, Y)
        history.append(loss)
        grads = backward(X, Y, params, cache)
        for k in params.keys():
            params[k] = params[k] - lr * grads["d" + k]
        if verbose and epoch % 500 == 0:
            print("epoch", epoch, "loss", loss, "acc", np.mean((A2 > 0.5) == Y))
    return params, history
