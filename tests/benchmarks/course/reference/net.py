"""A network with one hidden layer, and its training."""

import numpy as np


def init_params(inputs, hidden, outputs, seed):
    """Draw the first weights: ``W1``, ``b1``, ``W2`` and ``b2``, the biases zero."""
    rng = np.random.default_rng(seed)
    return {
        "W1": rng.normal(size=(inputs, hidden)),
        "b1": np.zeros((1, hidden)),
        "W2": rng.normal(size=(hidden, outputs)),
        "b2": np.zeros((1, outputs)),
    }


def sigmoid(z):
    """Return the sigmoid of each entry; nothing overflows."""
    return 0.5 * (1 + np.tanh(z / 2))


def forward(X, params):
    """Return the probabilities ``A2``, and a dict of ``Z1``, ``A1``, ``Z2`` and ``A2``."""
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def loss(A2, Y):
    """Return the cross-entropy in nats, averaged over the examples."""
    return float(-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)))


def backward(X, Y, params, cache):
    """Return the gradient of the loss: ``dW1``, ``db1``, ``dW2`` and ``db2``."""
    dZ2 = (cache["A2"] - Y) / len(X)
    dZ1 = dZ2 @ params["W2"].T * (1 - cache["A1"] ** 2)
    return {
        "dW1": X.T @ dZ1,
        "db1": dZ1.sum(axis=0, keepdims=True),
        "dW2": cache["A1"].T @ dZ2,
        "db2": dZ2.sum(axis=0, keepdims=True),
    }


def train(X, Y, epochs, lr, seed):
    """Train with 8 hidden units; return params, and the loss before each epoch's update."""
    params = init_params(X.shape[1], 8, Y.shape[1], seed)
    history = []
    for _ in range(epochs):
        A2, cache = forward(X, params)
        history.append(loss(A2, Y))
        gradients = backward(X, Y, params, cache)
        for name in params:
            params[name] = params[name] - lr * gradients["d" + name]
    return params, history
