"""the learning rate falls in equal steps from lr to a tenth of it instead of staying at lr

fails: train
source: https://stats.stackexchange.com/questions/332089/numerical-gradient-checking-best-practices
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    net = init_params(X.shape[1], 3, Y.shape[1])
    rates = np.linspace(lr, lr / 10, epochs)
    costs = []
    for n, rate in enumerate(rates):
        yhat, cache = forward(X, net)
        costs.append(float(cross_entropy_loss(yhat, Y)))
        if verbose and n % 500 == 0:
            print("iteration", n, "cost", costs[-1])
        g = backward(X, Y, net, cache)
        for p in ("W1", "b1", "W2", "b2"):
            net[p] = net[p] - rate * g["d" + p]
    return net, costs
