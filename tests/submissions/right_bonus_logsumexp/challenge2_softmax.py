"""Logarithms as long as possible: softmax is exp of z minus its log-sum-exp."""

import numpy as np
from step1_init import init_params
from step2_activations import relu, relu_derivative

# only to compare the two in a demo
from step4_loss import cross_entropy_loss as binary_cross_entropy


def logsumexp(z):
    return np.logaddexp.reduce(z, axis=1, keepdims=True)


def log_softmax(z):
    return z - logsumexp(z)


def softmax(z):
    return np.exp(log_softmax(np.asarray(z, dtype=float)))


def one_hot(labels, num_classes):
    return np.where(labels.reshape(-1, 1) == np.arange(num_classes), 1.0, 0.0)


def categorical_cross_entropy(Y_pred, Y_true):
    surprise = -np.log(Y_pred + 1e-8)
    return np.average((Y_true * surprise).sum(axis=1))


def forward_softmax(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = relu(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = softmax(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache


def backward_softmax(X, Y_true, params, cache):
    rows = len(X)
    dZ2 = cache["A2"] - Y_true
    dW2 = cache["A1"].T @ dZ2 / rows
    db2 = dZ2.mean(axis=0, keepdims=True)
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    dW1 = X.T @ dZ1 / rows
    db1 = dZ1.mean(axis=0, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def predict(X, params):
    _, cache = forward_softmax(X, params)
    return np.argmax(log_softmax(cache["Z2"]), axis=1)


def train_softmax(X, Y, hidden_size=32, epochs=500, lr=0.5, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], hidden_size, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward_softmax(X, params)
        history.append(float(categorical_cross_entropy(A2, Y)))
        if verbose and epoch % 100 == 0:
            both = binary_cross_entropy(A2, Y)
            print(f"epoch {epoch}: {history[-1]:.4f} (as ten yes-or-no questions: {both:.4f})")
        grads = backward_softmax(X, Y, params, cache)
        for name in params:
            params[name] = params[name] - lr * grads["d" + name]
    return params, history
