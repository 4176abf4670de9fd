"""the update adds lr times the gradient instead of subtracting it: training climbs

fails: train
source: https://datascience.stackexchange.com/questions/64317/how-to-do-back-propagation-updation-for-below-code
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    p = init_params(X.shape[1], 3, Y.shape[1])
    errors = []
    for j in range(epochs):
        L2, cache = forward(X, p)
        errors.append(cross_entropy_loss(L2, Y))
        if verbose and j % 500 == 0:
            print("Error: " + str(errors[-1]))
        delta = backward(X, Y, p, cache)
        p["W2"] += lr * delta["dW2"]
        p["b2"] += lr * delta["db2"]
        p["W1"] += lr * delta["dW1"]
        p["b1"] += lr * delta["db1"]
    return p, errors
