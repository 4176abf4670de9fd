"""The updated arrays live in local names and never reach params, so nothing is learned.

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
    W1, b1 = params["W1"], params["b1"]
    W2, b2 = params["W2"], params["b2"]
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        if verbose and epoch % 500 == 0:
            hits = np.mean((A2 > 0.5) == Y)
            print(f"epoch {epoch}: loss {history[-1]:.4f}, accuracy {hits:.2f}")
        grads = backward(X, Y, params, cache)
        W1 = W1 - lr * grads["dW1"]
        b1 = b1 - lr * grads["db1"]
        W2 = W2 - lr * grads["dW2"]
        b2 = b2 - lr * grads["db2"]
    return params, history
