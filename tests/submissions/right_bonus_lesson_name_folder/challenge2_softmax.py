"""The lesson's name for the loss, in a folder where step 4's file has the other one."""

import numpy as np
import step1_init
import step2_activations as act


def softmax(z):
    z = z - np.max(z, axis=1, keepdims=True)
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


def cross_entropy_loss(y_pred, y_true):
    return -np.sum(y_true * np.log(y_pred + 1e-8)) / y_true.shape[0]


def one_hot(labels, num_classes):
    Y = np.zeros((len(labels), num_classes))
    np.put_along_axis(Y, np.reshape(labels, (-1, 1)), 1.0, axis=1)
    return Y


def forward_softmax(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = act.relu(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = softmax(Z2)
    return A2, {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def backward_softmax(X, Y_true, params, cache):
    d2 = (cache["A2"] - Y_true) / X.shape[0]
    d1 = (d2 @ params["W2"].T) * act.relu_derivative(cache["Z1"])
    return {"dW1": X.T @ d1, "db1": d1.sum(0, keepdims=True),
            "dW2": cache["A1"].T @ d2, "db2": d2.sum(0, keepdims=True)}


def predict(X, params):
    return forward_softmax(X, params)[0].argmax(1)


def train_softmax(X, Y, hidden_size=32, epochs=500, lr=0.5, verbose=True):
    np.random.seed(0)
    params = step1_init.init_params(X.shape[1], hidden_size, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward_softmax(X, params)
        history.append(cross_entropy_loss(A2, Y))
        if verbose and epoch % 100 == 0:
            print(epoch, history[-1])
        grads = backward_softmax(X, Y, params, cache)
        params = {k: params[k] - lr * grads["d" + k] for k in params}
    return params, history
