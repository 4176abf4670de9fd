"""Ten classes, with loops over examples and classes where they are not too slow."""

import math

import numpy as np
from step1_init import init_params
from step2_activations import relu, relu_derivative


def softmax(z):
    p = np.zeros(z.shape)
    for i in range(z.shape[0]):
        top = max(z[i])
        total = 0.0
        for j in range(z.shape[1]):
            p[i, j] = math.exp(z[i, j] - top)
            total += p[i, j]
        for j in range(z.shape[1]):
            p[i, j] /= total
    return p


def one_hot(labels, num_classes):
    table = np.zeros((len(labels), num_classes))
    for i in range(len(labels)):
        table[i, labels[i]] = 1.0
    return table


def categorical_cross_entropy(Y_pred, Y_true):
    total = 0.0
    for i in range(Y_true.shape[0]):
        for j in range(Y_true.shape[1]):
            if Y_true[i, j] == 1:
                total -= math.log(Y_pred[i, j] + 1e-8)
    return total / Y_true.shape[0]


def forward_softmax(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = relu(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = softmax(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def backward_softmax(X, Y_true, params, cache):
    m = X.shape[0]
    grads = {}
    for name in params:
        grads["d" + name] = np.zeros(params[name].shape)
    for i in range(m):
        x = X[i].reshape(-1, 1)
        a1 = cache["A1"][i].reshape(-1, 1)
        dz2 = (cache["A2"][i] - Y_true[i]).reshape(1, -1)
        dz1 = (dz2 @ params["W2"].T) * relu_derivative(cache["Z1"][i : i + 1])
        grads["dW1"] += x @ dz1 / m
        grads["db1"] += dz1 / m
        grads["dW2"] += a1 @ dz2 / m
        grads["db2"] += dz2 / m
    return grads


def predict(X, params):
    A2, _ = forward_softmax(X, params)
    classes = []
    for row in A2:
        best = 0
        for k in range(len(row)):
            if row[k] > row[best]:
                best = k
        classes.append(best)
    return np.array(classes)


def train_softmax(X, Y, hidden_size=32, epochs=500, lr=0.5, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], hidden_size, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward_softmax(X, params)
        history.append(categorical_cross_entropy(A2, Y))
        if verbose and epoch % 100 == 0:
            right = 0
            for i in range(len(Y)):
                if np.argmax(A2[i]) == np.argmax(Y[i]):
                    right += 1
            print("epoch", epoch, "loss", history[-1], "right", right, "of", len(Y))
        grads = backward_softmax(X, Y, params, cache)
        for name in params:
            params[name] = params[name] - lr * grads["d" + name]
    return params, history
