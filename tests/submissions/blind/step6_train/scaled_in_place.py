"""X is scaled in place with `/=`: the network trains on other inputs and the caller's X is changed; for integer X it raises, as a float result cannot be cast to int64.

fails: train
source: https://exchangetuts.com/how-can-i-multiply-column-of-the-int-numpy-array-to-the-float-digit-and-stays-in-int-1641618543718257
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    X /= np.max(np.abs(X))
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        grads = backward(X, Y, params, cache)
        for k in params:
            params[k] = params[k] - lr * grads["d" + k]
        if verbose and epoch % 500 == 0:
            print(epoch, history[-1])
    return params, history
