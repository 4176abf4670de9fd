"""two slips: the rate is a fixed 0.03, lr is ignored, and the loss is recorded after the update instead of before

fails: train
source: https://datascience.stackexchange.com/questions/31384/neural-network-xor-gate-classification
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    q = init_params(X.shape[1], 3, Y.shape[1])
    J = []
    for i in range(epochs):
        _, cache = forward(X, q)
        d = backward(X, Y, q, cache)
        q["W1"] = q["W1"] - d["dW1"] * 0.03
        q["W2"] = q["W2"] - d["dW2"] * 0.03
        q["b1"] = q["b1"] - d["db1"] * 0.03
        q["b2"] = q["b2"] - d["db2"] * 0.03
        J.append(cross_entropy_loss(forward(X, q)[0], Y))
        if verbose and i % 500 == 0:
            print(J[-1])
    return q, J
