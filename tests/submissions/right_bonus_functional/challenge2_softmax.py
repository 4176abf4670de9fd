"""Small functions, put together."""

from functools import reduce

import numpy as np
from step1_init import init_params
from step2_activations import relu, relu_derivative

normalised = lambda e: e / e.sum(axis=1, keepdims=True)
softmax = lambda z: normalised(np.exp(z - z.max(axis=1, keepdims=True)))
one_hot = lambda labels, num_classes: np.array([[float(k == y) for k in range(num_classes)] for y in labels])
categorical_cross_entropy = lambda Y_pred, Y_true: -(Y_true * np.log(Y_pred + 1e-8)).sum() / len(Y_true)
layer = lambda A, params, n: A @ params[f"W{n}"] + params[f"b{n}"]


def forward_softmax(X, params):
    A1 = relu(Z1 := layer(X, params, 1))
    A2 = softmax(Z2 := layer(A1, params, 2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def backward_softmax(X, Y_true, params, cache):
    d2 = (cache["A2"] - Y_true) / len(X)
    d1 = d2 @ params["W2"].T * relu_derivative(cache["Z1"])
    pair = lambda n, A, d: {f"dW{n}": A.T @ d, f"db{n}": d.sum(axis=0, keepdims=True)}
    return pair(1, X, d1) | pair(2, cache["A1"], d2)


predict = lambda X, params: forward_softmax(X, params)[0].argmax(axis=1)


def train_softmax(X, Y, hidden_size=32, epochs=500, lr=0.5, verbose=True):
    history = []

    def epoch(params, number):
        A2, cache = forward_softmax(X, params)
        history.append(categorical_cross_entropy(A2, Y))
        if verbose and number % 100 == 0:
            print(number, round(float(history[-1]), 4))
        grads = backward_softmax(X, Y, params, cache)
        return {k: p - lr * grads["d" + k] for k, p in params.items()}

    np.random.seed(0)
    start = init_params(X.shape[1], hidden_size, Y.shape[1])
    return reduce(epoch, range(epochs), start), history
