"""Two slips: init_params is called inside the loop, so every epoch starts from new weights; and history holds the accuracy instead of the loss.

fails: train
source: own invention
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    history = []
    for epoch in range(epochs):
        params = init_params(X.shape[1], 3, Y.shape[1])
        A2, cache = forward(X, params)
        acc = float(np.mean((A2 > 0.5) == Y))
        history.append(acc)
        grads = backward(X, Y, params, cache)
        for k in ("W1", "b1", "W2", "b2"):
            params[k] = params[k] - lr * grads["d" + k]
        if verbose and epoch % 500 == 0:
            print("epoch", epoch, "accuracy", acc)
    return params, history
