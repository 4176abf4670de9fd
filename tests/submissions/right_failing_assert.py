"""My whole network, with my own tests at the bottom."""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    W1 = np.random.randn(input_size, hidden_size)
    W2 = np.random.randn(hidden_size, output_size)
    W1 *= np.sqrt(2.0 / input_size)
    W2 *= np.sqrt(2.0 / hidden_size)
    return {
        "W1": W1,
        "W2": W2,
        "b1": np.zeros(shape=(1, hidden_size)),
        "b2": np.zeros(shape=(1, output_size)),
    }


def relu(z):
    result = np.array(z, dtype=float)  # a copy, the caller keeps his
    result[result < 0] = 0
    return result


def relu_derivative(z):
    return np.greater(z, 0) * 1.0


def sigmoid(z):
    return 1 / (1 + np.exp(-z))  # warns for very negative z, answer is still right


def sigmoid_derivative(a):
    return np.multiply(a, np.subtract(1, a))


def forward(X, params):
    cache = {}
    cache["Z1"] = np.matmul(X, params["W1"]) + params["b1"]
    cache["A1"] = relu(cache["Z1"])
    cache["Z2"] = np.matmul(cache["A1"], params["W2"]) + params["b2"]
    cache["A2"] = sigmoid(cache["Z2"])
    return cache["A2"], cache


def compute_loss(Y_pred, Y_true):
    per_example = np.sum(np.power(Y_pred - Y_true, 2), axis=1)
    return np.mean(per_example) / 2


def cross_entropy_loss(Y_pred, Y_true):
    costs = np.where(Y_true == 1, np.log(Y_pred + 1e-8), np.log(1 - Y_pred + 1e-8))
    return -np.mean(np.sum(costs, axis=1))


def backward(X, Y_true, params, cache):
    m = Y_true.shape[0]
    dZ2 = cache["A2"] - Y_true
    dZ1 = np.matmul(dZ2, params["W2"].T)
    dZ1[cache["Z1"] <= 0] = 0
    return {
        "dW1": np.matmul(X.T, dZ1) / m,
        "db1": np.sum(dZ1, axis=0, keepdims=True) / m,
        "dW2": np.matmul(cache["A1"].T, dZ2) / m,
        "db2": np.sum(dZ2, axis=0, keepdims=True) / m,
    }


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    gradient = np.zeros_like(params[param_name])
    for index, _ in np.ndenumerate(params[param_name]):
        losses = []
        for sign in (+1, -1):
            trial = {k: v.copy() for k, v in params.items()}
            trial[param_name][index] += sign * epsilon
            losses.append(cross_entropy_loss(forward(X, trial)[0], Y))
        gradient[index] = (losses[0] - losses[1]) / (2 * epsilon)
    return gradient


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(1, epochs + 1):
        A2, cache = forward(X, params)
        history.append(cross_entropy_loss(A2, Y).item())
        if verbose and (epoch == 1 or epoch % 500 == 0):
            print("epoch", epoch, "| loss", history[-1], "| accuracy", np.mean((A2 > 0.5) == Y))
        grads = backward(X, Y, params, cache)
        params = {name: params[name] - lr * grads["d" + name] for name in params}
    return params, history


# ------------------------------------------------------------------ my tests
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
Y = np.array([[0], [1], [1], [0]])

params, history = train(X, Y, epochs=5000, lr=0.5, verbose=False)
assert history[-1] < history[0]
assert np.all((forward(X, params)[0] > 0.5) == Y)

np.random.seed(7)
params = init_params(2, 3, 1)
A2, cache = forward(X, params)
grads = backward(X, Y, params, cache)
for name in params:
    difference = np.abs(grads["d" + name] - numerical_gradient(X, Y, params, name)).max()
    print(name, difference)
    assert difference < 1e-5, name + ": gradient is wrong, no idea why"
