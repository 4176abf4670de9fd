"""A demo on blobs drawn with default_rng runs as the file is loaded."""

import numpy as np
from step1_init import init_params
from step2_activations import relu, relu_derivative

rng = np.random.default_rng(7)


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def one_hot(labels, num_classes):
    return np.stack([labels == k for k in range(num_classes)], axis=1).astype(float)


def categorical_cross_entropy(Y_pred, Y_true):
    return float(-(Y_true * np.log(Y_pred + 1e-8)).sum(axis=1).mean())


def forward_softmax(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = relu(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    return softmax(Z2), {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": softmax(Z2)}


def backward_softmax(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    grads = {"dW2": cache["A1"].T @ dZ2, "db2": dZ2.sum(axis=0, keepdims=True),
             "dW1": X.T @ dZ1, "db1": dZ1.sum(axis=0, keepdims=True)}
    return {name: total / m for name, total in grads.items()}


def predict(X, params):
    return forward_softmax(X, params)[0].argmax(axis=1).astype(np.int32)


def train_softmax(X, Y, hidden_size=32, epochs=500, lr=0.5, verbose=True):
    state = np.random.get_state()
    np.random.seed(0)
    params = init_params(X.shape[1], hidden_size, Y.shape[1])
    np.random.set_state(state)
    history = []
    for epoch in range(epochs):
        A2, cache = forward_softmax(X, params)
        history.append(categorical_cross_entropy(A2, Y))
        if verbose and epoch % 100 == 0:
            print(f"epoch {epoch:3d}  loss {history[-1]:.4f}")
        grads = backward_softmax(X, Y, params, cache)
        params = {name: params[name] - lr * grads[f"d{name}"] for name in params}
    return params, history


centres = rng.normal(scale=3, size=(4, 2))
labels = rng.integers(0, 4, size=80)
points = centres[labels] + rng.standard_normal((80, 2))
params, history = train_softmax(points, one_hot(labels, 4), hidden_size=8, epochs=100)
print("right:", np.mean(predict(points, params) == labels))
