"""Steps 1 to 5 and challenge 2 in one file; the second loss stands before softmax.

Its name is that of step 4's loss, and it comes after step 5 but before anything else of its step.
"""

import numpy as np

# --- step 1


def init_params(input_size, hidden_size, output_size):
    return {
        "W1": np.random.randn(input_size, hidden_size) * np.sqrt(2.0 / input_size),
        "b1": np.zeros((1, hidden_size)),
        "W2": np.random.randn(hidden_size, output_size) * np.sqrt(2.0 / hidden_size),
        "b2": np.zeros((1, output_size)),
    }


# --- step 2


def relu(z):
    return np.maximum(0.0, z)


def relu_derivative(z):
    return (z > 0).astype(float)


def sigmoid(z):
    z = np.clip(z, -500, 500)
    return 1 / (1 + np.exp(-z))


def sigmoid_derivative(a):
    return a * (1 - a)


# --- step 3


def forward(X, params):
    Z1 = np.dot(X, params["W1"]) + params["b1"]
    A1 = relu(Z1)
    Z2 = np.dot(A1, params["W2"]) + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


# --- step 4


def compute_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    return 1 / (2 * m) * np.sum((Y_pred - Y_true) ** 2)


def cross_entropy_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    log_yes, log_no = np.log(Y_pred + 1e-8), np.log(1 - Y_pred + 1e-8)
    return -1 / m * np.sum(Y_true * log_yes + (1 - Y_true) * log_no)


# --- step 5


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dW2 = np.dot(cache["A1"].T, dZ2) / m
    db2 = np.sum(dZ2, axis=0, keepdims=True) / m
    dZ1 = np.dot(dZ2, params["W2"].T) * relu_derivative(cache["Z1"])
    dW1 = np.dot(X.T, dZ1) / m
    db1 = np.sum(dZ1, axis=0, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def binary_loss_at(X, Y, params):
    Y_pred, _ = forward(X, params)
    m = len(Y)
    return -np.sum(Y * np.log(Y_pred + 1e-8) + (1 - Y) * np.log(1 - Y_pred + 1e-8)) / m


def numerical_gradient(X, Y, params, param_name, epsilon=1e-6):
    gradient = np.zeros_like(params[param_name])
    for index in np.ndindex(gradient.shape):
        shifted = {name: value.copy() for name, value in params.items()}
        shifted[param_name][index] += epsilon
        above = binary_loss_at(X, Y, shifted)
        shifted[param_name][index] -= 2 * epsilon
        gradient[index] = (above - binary_loss_at(X, Y, shifted)) / (2 * epsilon)
    return gradient


# --- challenge 2


def cross_entropy_loss(y_pred, y_true):
    m = y_true.shape[0]
    return -1 / m * np.sum(y_true * np.log(y_pred + 1e-8))


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def one_hot(labels, num_classes):
    return np.eye(num_classes)[labels]


def forward_softmax(X, params):
    Z1 = np.dot(X, params["W1"]) + params["b1"]
    A1 = relu(Z1)
    Z2 = np.dot(A1, params["W2"]) + params["b2"]
    A2 = softmax(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


# dZ2 = A2 - Y for softmax as for sigmoid: the function of step 5 will do
backward_softmax = lambda X, Y_true, params, cache: backward(X, Y_true, params, cache)


def predict(X, params):
    return np.argmax(forward_softmax(X, params)[0], axis=1)


def train_softmax(X, Y, hidden_size=32, epochs=500, lr=0.5, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], hidden_size, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward_softmax(X, params)
        history.append(cross_entropy_loss(A2, Y))
        if verbose and epoch % 100 == 0:
            print(f"Epoch {epoch}: {history[-1]:.4f}")
        grads = backward_softmax(X, Y, params, cache)
        for name in params:
            params[name] = params[name] - lr * grads["d" + name]
    return params, history
