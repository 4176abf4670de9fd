"""parameters are updated after every single example, m times per epoch, instead of once with all examples

fails: train
source: https://stats.stackexchange.com/questions/550353/classification-neural-network-cost-stop-changing-after-1-iteration
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
        history.append(cross_entropy_loss(forward(X, params)[0], Y))
        for k in range(len(X)):
            x, y = X[k : k + 1], Y[k : k + 1]
            _, cache = forward(x, params)
            grads = backward(x, y, params, cache)
            params = {n: params[n] - lr * grads["d" + n] for n in params}
        if verbose and epoch % 500 == 0:
            print(epoch, history[-1])
    return params, history
