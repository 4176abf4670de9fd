"""The whole course in one file, in the order of the lesson, with the lesson's names.

The loss of challenge 2 has the name of the loss in step 4 and hides it from there on.
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


# --- step 6


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(compute_loss(A2, Y))
        if verbose and epoch % 500 == 0:
            print(f"Epoch {epoch}: {history[-1]:.4f} {np.mean((A2 > 0.5) == Y):.0%}")
        grads = backward(X, Y, params, cache)
        for name in params:
            params[name] = params[name] - lr * grads["d" + name]
    return params, history


# --- clinic


def gradient_norms(grads):
    return {name: np.linalg.norm(grads[name]) for name in grads}


def dead_units(cache):
    return np.all(cache["A1"] == 0, axis=0)


def diagnose(history, norms, dead):
    history = np.array(history)
    if np.any(~np.isfinite(history)) or history[-1] > 10 * history[0]:
        return "exploding"
    if np.mean(dead) >= 0.5:
        return "dead units"
    L = len([name for name in norms[0] if "W" in name])
    first = np.median([n["dW1"] for n in norms])
    last = np.median([n["dW" + str(L)] for n in norms])
    if first < last / 100:
        return "vanishing"
    if np.mean(np.diff(history) > 0) >= 0.25 or history[-1] > 0.99 * history[0]:
        return "learning rate"
    return "healthy"


def leaky_relu(z, slope=0.01):
    return np.where(z > 0, z, slope * z)


def leaky_relu_derivative(z, slope=0.01):
    return np.where(z > 0, 1.0, slope)


def clip_gradients(grads, max_norm):
    total = np.sqrt(sum(norm**2 for norm in gradient_norms(grads).values()))
    if total > max_norm:
        return {name: grads[name] * max_norm / total for name in grads}
    return {name: grads[name].copy() for name in grads}


def step_decay(lr, epoch, drop=0.5, every=100):
    return lr * drop ** (epoch // every)


def cosine_decay(lr, epoch, epochs):
    return lr / 2 * (1 + np.cos(np.pi * epoch / epochs))


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get("t", 0) + 1
    new_params, new_state = {}, {"t": t}
    for name in params:
        g = grads["d" + name]
        m = beta1 * state.get("m" + name, 0) + (1 - beta1) * g
        v = beta2 * state.get("v" + name, 0) + (1 - beta2) * g**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        new_params[name] = params[name] - lr * m_hat / (np.sqrt(v_hat) + eps)
        new_state["m" + name], new_state["v" + name] = m, v
    return new_params, new_state


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    mu = Z.mean(axis=0, keepdims=True)
    var = ((Z - mu) ** 2).mean(axis=0, keepdims=True)
    Z_hat = (Z - mu) / np.sqrt(var + eps)
    return gamma * Z_hat + beta, (Z_hat, var, gamma, eps)


def batch_norm_backward(dout, cache):
    Z_hat, var, gamma, eps = cache
    m = dout.shape[0]
    dgamma = np.sum(dout * Z_hat, axis=0, keepdims=True)
    dbeta = np.sum(dout, axis=0, keepdims=True)
    dZ = gamma / (m * np.sqrt(var + eps)) * (m * dout - dbeta - Z_hat * dgamma)
    return dZ, dgamma, dbeta


# --- challenge 1


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    params = {name: value.copy() for name, value in params.items()}
    v = {name: np.zeros_like(value) for name, value in params.items()}
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(compute_loss(A2, Y))
        grads = backward(X, Y, params, cache)
        for name in params:
            v[name] = beta * v[name] + (1 - beta) * grads["d" + name]
            params[name] -= lr * v[name]
    return params, history


# --- challenge 2


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def cross_entropy_loss(y_pred, y_true):
    m = y_true.shape[0]
    return -1 / m * np.sum(y_true * np.log(y_pred + 1e-8))


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


# --- challenge 3


def compute_loss_with_reg(Y_pred, Y_true, params, lambd=0.01):
    m = Y_true.shape[0]
    penalty = lambd / (2 * m) * (np.sum(params["W1"] ** 2) + np.sum(params["W2"] ** 2))
    return compute_loss(Y_pred, Y_true) + penalty


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    m = X.shape[0]
    grads = backward(X, Y_true, params, cache)
    grads["dW1"] = grads["dW1"] + lambd / m * params["W1"]
    grads["dW2"] = grads["dW2"] + lambd / m * params["W2"]
    return grads


def train_with_reg(X, Y, params, lr=0.5, epochs=1000, lambd=0.01):
    params = {name: value.copy() for name, value in params.items()}
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(compute_loss_with_reg(A2, Y, params, lambd))
        grads = backward_with_reg(X, Y, params, cache, lambd)
        for name in params:
            params[name] -= lr * grads["d" + name]
    return params, history


if __name__ == "__main__":
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    Y = np.array([[0], [1], [1], [0]])
    params, history = train(X, Y, epochs=5000, lr=0.5)
    print(forward(X, params)[0].round(2).ravel())
