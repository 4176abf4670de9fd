"""Only the weights are updated; the biases stay where they started.

fails: train
source: https://stackoverflow.com/questions/59399842/xor-gate-with-backpropagation
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    net = init_params(X.shape[1], 3, Y.shape[1])
    errors = []
    for n in range(epochs):
        youtput, cache = forward(X, net)
        errors.append(float(cross_entropy_loss(youtput, Y)))
        if verbose and n % 500 == 0:
            print("error ->", errors[-1])
        d = backward(X, Y, net, cache)
        net["W1"] = net["W1"] - lr * d["dW1"]
        net["W2"] = net["W2"] - lr * d["dW2"]
    return net, errors
