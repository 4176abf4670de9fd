"""The loss is recorded only every 500 epochs, inside the `if` that prints, so history is far too short (and empty if not verbose).

fails: train
source: own invention
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    costs = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        cost = cross_entropy_loss(A2, Y)
        grads = backward(X, Y, params, cache)
        for name in ["W1", "b1", "W2", "b2"]:
            params[name] = params[name] - lr * grads["d" + name]
        if verbose and epoch % 500 == 0:
            costs.append(cost)
            accuracy = np.mean((A2 > 0.5) == Y)
            print(f"Epoch {epoch} | cost {cost:.4f} | accuracy {accuracy:.0%}")
    return params, costs
