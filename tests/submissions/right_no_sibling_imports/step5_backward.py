import numpy as np

# steps 2, 3 and 4 again


def relu(z):
    return np.maximum(0, z)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = relu(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def cross_entropy_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    p = np.clip(Y_pred, 1e-8, 1 - 1e-8)
    return -np.sum(Y_true * np.log(p) + (1 - Y_true) * np.log(1 - p)) / m


# new


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dW2 = cache["A1"].T @ dZ2 / m
    db2 = np.sum(dZ2, axis=0, keepdims=True) / m
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    dW1 = X.T @ dZ1 / m
    db1 = np.sum(dZ1, axis=0, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    numeric = np.zeros_like(params[param_name])
    for idx in np.ndindex(numeric.shape):
        old = params[param_name][idx]
        params[param_name][idx] = old + epsilon
        plus = cross_entropy_loss(forward(X, params)[0], Y)
        params[param_name][idx] = old - epsilon
        minus = cross_entropy_loss(forward(X, params)[0], Y)
        params[param_name][idx] = old
        numeric[idx] = (plus - minus) / (2 * epsilon)
    return numeric
