"""Everything is right but the seed: from there the network gets stuck at 75 %.

fails: train
cause: unlucky_start
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(42)
    params, history = init_params(X.shape[1], 3, Y.shape[1]), []
    for epoch in range(epochs):
        Y_hat, cache = forward(X, params)
        history.append(float(cross_entropy_loss(Y_hat, Y)))
        if verbose and epoch % 500 == 0:
            print(epoch, history[-1], np.mean((Y_hat > 0.5) == Y))
        slopes = backward(X, Y, params, cache)
        params = {key: params[key] - lr * slopes["d" + key] for key in params}
    return params, history
