# XOR from scratch -- everything from the lesson in one file, cell after cell

import numpy as np
import matplotlib.pyplot as plt

np.random.seed(42)

# the data
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
Y = np.array([[0], [1], [1], [0]])

plt.figure(figsize=(5, 5))
plt.scatter(X[:, 0], X[:, 1], c=Y[:, 0], cmap="bwr", s=200, edgecolors="k")
plt.title("No straight line does it")
plt.show()


# ---- step 1
def init_params(input_size, hidden_size, output_size):
    W1 = np.random.randn(input_size, hidden_size) * 0.01
    b1 = np.zeros((1, hidden_size))
    W2 = np.random.randn(hidden_size, output_size) * 0.01
    b2 = np.zeros((1, output_size))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


params = init_params(2, 3, 1)
print("W1:", params["W1"])
print("W2:", params["W2"])


# ---- step 2
def relu(z):
    return np.maximum(0, z)


def relu_derivative(z):
    return (z > 0).astype(float)


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def sigmoid_derivative(a):
    return a * (1 - a)


z = np.linspace(-6, 6, 200)
fig, axes = plt.subplots(2, 2, figsize=(9, 7))
axes[0, 0].plot(z, relu(z))
axes[0, 1].plot(z, relu_derivative(z))
axes[1, 0].plot(z, sigmoid(z))
axes[1, 1].plot(z, sigmoid_derivative(sigmoid(z)))
for ax, title in zip(axes.flat, ["relu", "relu'", "sigmoid", "sigmoid'"]):
    ax.set_title(title)
    ax.grid(True)
plt.tight_layout()
plt.show()


# ---- step 3
def forward(X, params):
    W1, b1 = params["W1"], params["b1"]
    W2, b2 = params["W2"], params["b2"]
    Z1 = np.dot(X, W1) + b1
    A1 = relu(Z1)
    Z2 = np.dot(A1, W2) + b2
    A2 = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache


A2, cache = forward(X, params)
for name in cache:
    print(f"{name} {cache[name].shape}:\n{cache[name]}")


# ---- step 4
def compute_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    loss = 1 / (2 * m) * np.sum((Y_pred - Y_true) ** 2)
    return loss


def cross_entropy_loss(Y_pred, Y_true):
    m = Y_true.shape[0]
    epsilon = 1e-8
    loss = -1 / m * np.sum(
        Y_true * np.log(Y_pred + epsilon) + (1 - Y_true) * np.log(1 - Y_pred + epsilon)
    )
    return loss


print("initial loss:", compute_loss(A2, Y))


# ---- step 5
def backward(X, Y_true, params, cache):
    m = X.shape[0]
    W2 = params["W2"]
    Z1, A1, A2 = cache["Z1"], cache["A1"], cache["A2"]

    dZ2 = A2 - Y_true
    dW2 = (1 / m) * np.dot(A1.T, dZ2)
    db2 = (1 / m) * np.sum(dZ2, axis=0, keepdims=True)

    dA1 = np.dot(dZ2, W2.T)
    dZ1 = dA1 * relu_derivative(Z1)
    dW1 = (1 / m) * np.dot(X.T, dZ1)
    db1 = (1 / m) * np.sum(dZ1, axis=0, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


# the lesson measured the MSE here; A2 - Y belongs to the cross-entropy, so that is what I measure
def numerical_gradient(X, Y, params, param_name, epsilon=1e-7):
    param = params[param_name]
    grad = np.zeros_like(param)
    for i in range(param.shape[0]):
        for j in range(param.shape[1]):
            original = param[i, j]
            param[i, j] = original + epsilon
            A2_plus, _ = forward(X, params)
            param[i, j] = original - epsilon
            A2_minus, _ = forward(X, params)
            param[i, j] = original
            grad[i, j] = (cross_entropy_loss(A2_plus, Y) - cross_entropy_loss(A2_minus, Y)) / (2 * epsilon)
    return grad


grads = backward(X, Y, params, cache)
for name in ["W1", "b1", "W2", "b2"]:
    numeric = numerical_gradient(X, Y, params, name)
    print(name, "difference", np.linalg.norm(grads["d" + name] - numeric))


# ---- step 6
def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(3)  # 42 gets stuck
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        loss = compute_loss(A2, Y)
        history.append(loss)
        grads = backward(X, Y, params, cache)
        params["W1"] -= lr * grads["dW1"]
        params["b1"] -= lr * grads["db1"]
        params["W2"] -= lr * grads["dW2"]
        params["b2"] -= lr * grads["db2"]
        if verbose and epoch % 500 == 0:
            accuracy = np.mean((A2 > 0.5) == Y)
            print(f"Epoch {epoch}: Loss = {loss:.4f}, Accuracy = {accuracy * 100:.0f}%")
    return params, history


params, history = train(X, Y, epochs=5000, lr=0.5)

plt.plot(history)
plt.xlabel("epoch")
plt.ylabel("loss")
plt.show()

A2, _ = forward(X, params)
print("input -> prediction -> actual")
for i in range(4):
    ok = "✓" if (A2[i, 0] > 0.5) == Y[i, 0] else "✗"
    print(X[i], "->", round(A2[i, 0], 3), "->", Y[i, 0], ok)


# ---- look
def visualize_decision_boundary(params):
    xx, yy = np.meshgrid(np.linspace(-0.5, 1.5, 200), np.linspace(-0.5, 1.5, 200))
    grid = np.c_[xx.ravel(), yy.ravel()]
    p, _ = forward(grid, params)
    plt.contourf(xx, yy, p.reshape(xx.shape), levels=20, cmap="RdBu")
    plt.colorbar()
    plt.scatter(X[:, 0], X[:, 1], c=Y[:, 0], edgecolors="k", s=150)
    plt.show()


visualize_decision_boundary(params)


# ---- challenge 1
def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    params = {k: v.copy() for k, v in params.items()}
    v = {k: np.zeros_like(p) for k, p in params.items()}
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(compute_loss(A2, Y))
        grads = backward(X, Y, params, cache)
        for k in params:
            v[k] = beta * v[k] + (1 - beta) * grads["d" + k]
            params[k] -= lr * v[k]
    return params, history


# ---- challenge 2 (renamed: the binary loss above has the other name already)
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def multiclass_cross_entropy(y_pred, y_true):
    return -np.sum(y_true * np.log(y_pred + 1e-8)) / y_true.shape[0]


# ---- challenge 3
def compute_loss_with_reg(Y_pred, Y_true, params, lambd=0.01):
    m = Y_true.shape[0]
    penalty = lambd / (2 * m) * (np.sum(params["W1"] ** 2) + np.sum(params["W2"] ** 2))
    return compute_loss(Y_pred, Y_true) + penalty


np.random.seed(1)
_, slow = train(X, Y, epochs=2000, lr=0.5, verbose=False)
_, fast = train_with_momentum(X, Y, init_params(2, 3, 1), epochs=2000)
plt.plot(slow, label="plain")
plt.plot(fast, label="momentum")
plt.legend()
plt.show()
