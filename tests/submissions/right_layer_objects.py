"""The network as a stack of layer objects that know how to go forward and back.

I train on the squared error, so every gradient in here is the squared error's.
"""

import numpy as np


class Linear:
    def __init__(self, W, b):
        self.W, self.b = W, b

    @classmethod
    def drawn(cls, n_in, n_out):
        return cls(np.random.randn(n_in, n_out) * np.sqrt(1 / n_in), np.zeros((1, n_out)))

    def forward(self, inputs):
        return inputs @ self.W + self.b

    def backward(self, inputs, grad):
        self.dW = inputs.T @ grad
        self.db = grad.sum(axis=0, keepdims=True)
        return grad @ self.W.T


class Rectifier:
    def forward(self, z):
        return np.maximum(z, 0)

    def slope(self, z):
        return np.where(z > 0, 1.0, 0.0)


class Logistic:
    def forward(self, z):
        shrink = np.exp(-np.abs(z))
        return np.where(z < 0, shrink, 1.0) / (1.0 + shrink)

    def slope(self, a):
        return a * (1.0 - a)


class HalfSquaredError:
    def __call__(self, Y_pred, Y_true):
        return 0.5 * np.sum((Y_pred - Y_true) ** 2) / Y_true.shape[0]

    def slope(self, Y_pred, Y_true):
        return (Y_pred - Y_true) / Y_true.shape[0]


class BinaryCrossEntropy:
    def __call__(self, Y_pred, Y_true):
        p = np.clip(Y_pred, 1e-8, 1.0 - 1e-8)
        return -np.sum(np.log(np.where(Y_true > 0.5, p, 1.0 - p))) / Y_true.shape[0]


class Stack:
    rectifier, logistic = Rectifier(), Logistic()

    def __init__(self, params):
        self.hidden = Linear(params["W1"], params["b1"])
        self.output = Linear(params["W2"], params["b2"])

    def forward(self, X):
        Z1 = self.hidden.forward(X)
        A1 = self.rectifier.forward(Z1)
        Z2 = self.output.forward(A1)
        A2 = self.logistic.forward(Z2)
        return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

    def backward(self, X, Y_true, cache):
        grad = HalfSquaredError().slope(cache["A2"], Y_true)
        grad = grad * self.logistic.slope(cache["A2"])
        grad = self.output.backward(cache["A1"], grad)
        grad = grad * self.rectifier.slope(cache["Z1"])
        self.hidden.backward(X, grad)
        return {
            "dW1": self.hidden.dW,
            "db1": self.hidden.db,
            "dW2": self.output.dW,
            "db2": self.output.db,
        }


class Session:
    """What stays the same over all trainings."""

    def __init__(self, hidden_size, seed):
        self.hidden_size, self.seed = hidden_size, seed

    def run(self, X, Y, epochs=1000, lr=0.1, verbose=True):
        np.random.seed(self.seed)
        params = init_params(X.shape[1], self.hidden_size, Y.shape[1])
        history = []
        for epoch in range(epochs):
            A2, cache = forward(X, params)
            history.append(compute_loss(A2, Y))
            if verbose and epoch % 500 == 0:
                self.show(epoch, history[-1], A2, Y)
            grads = backward(X, Y, params, cache)
            for name in params:
                params[name] = params[name] - lr * grads["d" + name]
        return params, history

    def show(self, epoch, loss, A2, Y):
        right = int(np.sum((A2 > 0.5) == Y))
        print(f"{epoch:6d}: loss {loss:.5f}, accuracy {right / Y.size:.1%} ({right} of {Y.size})")


# ------------------------------------------------ the functions of the exercise


def init_params(input_size, hidden_size, output_size):
    hidden = Linear.drawn(input_size, hidden_size)
    output = Linear.drawn(hidden_size, output_size)
    return {"W1": hidden.W, "b1": hidden.b, "W2": output.W, "b2": output.b}


relu, relu_derivative = Rectifier().forward, Rectifier().slope
sigmoid, sigmoid_derivative = Logistic().forward, Logistic().slope
compute_loss = HalfSquaredError()
cross_entropy_loss = BinaryCrossEntropy()


def forward(X, params):
    return Stack(params).forward(X)


def backward(X, Y_true, params, cache):
    return Stack(params).backward(X, Y_true, cache)


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    out = np.zeros(params[param_name].shape)
    flat = params[param_name].flat
    for i in range(out.size):
        middle = flat[i]
        flat[i] = middle + epsilon
        right = compute_loss(forward(X, params)[0], Y)
        flat[i] = middle - epsilon
        left = compute_loss(forward(X, params)[0], Y)
        flat[i] = middle
        out.flat[i] = (right - left) / (2 * epsilon)
    return out


train = Session(hidden_size=8, seed=7).run


if __name__ == "__main__":
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    Y = np.array([[0], [1], [1], [0]])
    params, history = train(X, Y, epochs=5000, lr=0.5)
    print(forward(X, params)[0].round(2).tolist())
