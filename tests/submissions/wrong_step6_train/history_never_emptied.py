"""history is a default argument that outlives the call, so a second training adds to the first.

fails: train
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True, history=[]):
    np.random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        loss = float(cross_entropy_loss(A2, Y))
        history.append(loss)
        if verbose and epoch % 500 == 0:
            accuracy = np.mean((A2 > 0.5) == Y)
            print(f"epoch {epoch}   loss {loss:.4f}   accuracy {accuracy:.0%}")
        gradients = backward(X, Y, params, cache)
        for name in params:
            params[name] = params[name] - lr * gradients["d" + name]
    return params, history
