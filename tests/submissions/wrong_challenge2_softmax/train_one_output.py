"""The network gets one output, as for XOR, whatever the number of classes.

fails: train_softmax
"""

import numpy as np
from step1_init import init_params


def train_softmax(X, Y, hidden_size=32, epochs=500, lr=0.5, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], hidden_size, 1)
    history = []
    for epoch in range(epochs):
        A2, cache = forward_softmax(X, params)
        history.append(float(categorical_cross_entropy(A2, Y)))
        if verbose and epoch % 50 == 0:
            print(f"epoch {epoch}: {history[-1]:.4f}")
        grads = backward_softmax(X, Y, params, cache)
        for name in params:
            params[name] = params[name] - lr * grads["d" + name]
    return params, history
