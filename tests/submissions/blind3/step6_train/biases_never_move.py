"""Only W1 and W2 are updated: the biases keep their zeros.

fails: train
source: https://github.com/mattm/simple-neural-network/issues/5
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    net = init_params(X.shape[1], 3, Y.shape[1])
    losses = []
    for e in range(epochs):
        out, cache = forward(X, net)
        losses.append(float(cross_entropy_loss(out, Y)))
        g = backward(X, Y, net, cache)
        # gradient descent
        for l in ("1", "2"):
            net["W" + l] -= lr * g["dW" + l]
        if verbose and e % 500 == 0:
            print(e, losses[-1], ((out > 0.5) == Y).mean())
    return net, losses
