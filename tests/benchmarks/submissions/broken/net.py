"""The network with two mistakes: biases that are not zero, and a gradient of the other sign."""

import numpy as np


def init_params(inputs, hidden, outputs, seed):
    np.random.seed(seed)
    W1 = np.random.randn(inputs, hidden)
    W2 = np.random.randn(hidden, outputs)
    return {"W1": W1, "b1": np.ones((1, hidden)), "W2": W2, "b2": np.zeros((1, outputs))}


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def forward(X, params):
    Z1 = np.dot(X, params["W1"]) + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.dot(A1, params["W2"]) + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def loss(A2, Y):
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))


def backward(X, Y, params, cache):
    m = X.shape[0]
    dZ2 = Y - cache["A2"]
    dW2 = np.dot(cache["A1"].T, dZ2) / m
    db2 = np.sum(dZ2, axis=0, keepdims=True) / m
    dZ1 = np.dot(dZ2, params["W2"].T) * (1 - cache["A1"] ** 2)
    dW1 = np.dot(X.T, dZ1) / m
    db1 = np.sum(dZ1, axis=0, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def train(X, Y, epochs, lr, seed):
    params = init_params(X.shape[1], 8, Y.shape[1], seed)
    history = []
    for _ in range(epochs):
        A2, cache = forward(X, params)
        history.append(loss(A2, Y))
        grads = backward(X, Y, params, cache)
        for name in params:
            params[name] = params[name] - lr * grads["d" + name]
    return params, history
