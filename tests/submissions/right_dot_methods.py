# XOR net, flat script, array methods wherever there is one. Small start weights.
import numpy as np
from numpy import array, exp, log, ones, random, zeros


def init_params(input_size, hidden_size, output_size):
    W1 = random.randn(input_size * hidden_size).reshape(input_size, hidden_size) * 0.01
    W2 = random.randn(hidden_size * output_size).reshape(hidden_size, output_size) * 0.01
    b1 = zeros(hidden_size).reshape(1, -1)
    b2 = zeros(output_size).reshape(1, -1)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def relu(z):
    return z.clip(min=0)


def relu_derivative(z):
    return z.__gt__(0).astype("float64")


def sigmoid(z):
    return 1 / exp(-z.clip(-709, 709)).__add__(1)


def sigmoid_derivative(a):
    return a.__mul__(1 - a)


def forward(X, params):
    Z1 = X.dot(params["W1"]) + params["b1"].repeat(X.shape[0], axis=0)
    A1 = relu(Z1)
    Z2 = A1.dot(params["W2"]) + params["b2"].repeat(X.shape[0], axis=0)
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def compute_loss(Y_pred, Y_true):
    e = (Y_pred - Y_true).reshape(-1, 1)
    return e.transpose().dot(e).item() / (2 * Y_true.shape[0])


def cross_entropy_loss(Y_pred, Y_true):
    p = Y_pred.clip(1e-8, 1 - 1e-8).reshape(-1)
    y = Y_true.reshape(-1)
    return -(y.dot(log(p)) + (1 - y).dot(log(1 - p))) / Y_true.shape[0]


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"].__sub__(Y_true)
    dW2 = cache["A1"].transpose().dot(dZ2).__truediv__(m)
    db2 = dZ2.mean(axis=0).reshape(params["b2"].shape)
    dZ1 = dZ2.dot(params["W2"].transpose()).__mul__(relu_derivative(cache["Z1"]))
    dW1 = X.transpose().dot(dZ1).__truediv__(m)
    db1 = dZ1.mean(axis=0).reshape(params["b1"].shape)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    theta = params[param_name].flatten()  # flatten copies, ravel might not

    def J(vector):
        candidate = params.copy()
        candidate[param_name] = vector.reshape(params[param_name].shape)
        return cross_entropy_loss(forward(X, candidate)[0], Y)

    gradient = zeros(theta.size)
    for i in range(theta.size):
        plus, minus = theta.copy(), theta.copy()
        plus[i] += epsilon
        minus[i] -= epsilon
        gradient[i] = (J(plus) - J(minus)) / (2 * epsilon)
    return gradient.reshape(params[param_name].shape)


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(cross_entropy_loss(A2, Y))
        if verbose and epoch % 500 == 0:
            print("%05d %.6f %3d%%" % (epoch, history[-1], 100 * A2.__gt__(0.5).__eq__(Y).mean()))
        grads = backward(X, Y, params, cache)
        for name in params:
            params[name] = params[name].__sub__(grads["d" + name].__mul__(lr))
    return params, history


if __name__ == "__main__":
    X = array([0, 0, 0, 1, 1, 0, 1, 1]).reshape(4, 2)
    Y = array([0, 1, 1, 0]).reshape(4, 1)
    params, history = train(X, Y, epochs=5000, lr=0.5)
    print(forward(X, params)[0].reshape(-1))
    print("same as ones?", np.allclose(forward(X, params)[0][1:3], ones((2, 1)), atol=0.05))
