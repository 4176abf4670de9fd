"""The step is divided by the number of examples once more (lr / m), though backward has averaged already: every step is m times too short.

fails: train
source: https://pythoner.space/questions/the-cost-function-of-the-neural-network-is-failing-to-minimize
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    batch = np.size(X, 0)
    history = []
    for i in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        c = backward(X, Y, params, cache)
        params["W1"] = np.subtract(params["W1"], (lr / batch) * c["dW1"])
        params["b1"] = np.subtract(params["b1"], (lr / batch) * c["db1"])
        params["W2"] = np.subtract(params["W2"], (lr / batch) * c["dW2"])
        params["b2"] = np.subtract(params["b2"], (lr / batch) * c["db2"])
        if verbose and i % 500 == 0:
            print(i, history[-1])
    return params, history
