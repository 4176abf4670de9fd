"""The loss is recorded only every 100th epoch, so history is far too short.

fails: train
source: https://blog.csdn.net/cgd_lucky/article/details/113010775
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    parameters = init_params(X.shape[1], 3, Y.shape[1])
    costs = []
    for i in range(0, epochs):
        A2, cache = forward(X, parameters)
        cost = float(cross_entropy_loss(A2, Y))
        grads = backward(X, Y, parameters, cache)
        for key in ["W1", "b1", "W2", "b2"]:
            parameters[key] = parameters[key] - lr * grads["d" + key]
        if i % 100 == 0:
            costs.append(cost)
        if verbose and i % 500 == 0:
            print("Cost after iteration %i: %f" % (i, cost))
    return parameters, costs
