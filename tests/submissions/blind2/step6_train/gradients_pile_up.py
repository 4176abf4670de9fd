"""the gradients of all epochs so far are added up and never set back to zero before the update

fails: train
source: https://discuss.mxnet.apache.org/t/aggregate-gradients-manually-over-n-batches/504/25
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    total = {name: np.zeros_like(value) for name, value in params.items()}
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(cross_entropy_loss(A2, Y))
        if verbose and epoch % 500 == 0:
            print(epoch, history[-1], np.mean((A2 > 0.5) == Y))
        grads = backward(X, Y, params, cache)
        for name in params:
            total[name] += grads["d" + name]
            params[name] = params[name] - lr * total[name]
    return params, history
