"""The update adds the gradient, so each epoch climbs the loss.

fails: train
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
        A2, cache = forward(X, params)
        loss = float(cross_entropy_loss(A2, Y))
        history.append(loss)
        if verbose and epoch % 500 == 0:
            acc = np.mean((A2 > 0.5) == Y)
            print(f"epoch {epoch}  loss {loss:.4f}  accuracy {acc:.0%}")
        grads = backward(X, Y, params, cache)
        for key in ("W1", "b1", "W2", "b2"):
            params[key] = params[key] + lr * grads["d" + key]
    return params, history
