"""The parameters are updated after every single example (stochastic), m times per epoch, instead of once per epoch with all of them.

fails: train
source: https://hypercode.alexisbouchez.com/neural-networks/lessons/training-loop
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
        everything, _ = forward(X, params)
        history.append(float(cross_entropy_loss(everything, Y)))
        for x, y in zip(X, Y):
            x, y = x.reshape(1, -1), y.reshape(1, -1)
            _, cache = forward(x, params)
            grads = backward(x, y, params, cache)
            for k in params:
                params[k] = params[k] - lr * grads["d" + k]
        if verbose and epoch % 500 == 0:
            print(epoch, history[-1])
    return params, history
