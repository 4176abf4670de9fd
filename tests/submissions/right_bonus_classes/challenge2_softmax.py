"""A classifier object with the functions around it."""

import numpy as np
from step1_init import init_params
from step2_activations import relu, relu_derivative


class Classifier:
    names = ("W1", "b1", "W2", "b2")

    def __init__(self, params):
        self.W1, self.b1, self.W2, self.b2 = (params[name] for name in self.names)

    @property
    def params(self):
        return {name: getattr(self, name) for name in self.names}

    def run(self, X):
        self.X = X
        self.Z1 = X.dot(self.W1) + self.b1
        self.A1 = relu(self.Z1)
        self.Z2 = self.A1.dot(self.W2) + self.b2
        self.A2 = softmax(self.Z2)
        return self.A2

    def slopes(self, Y):
        m = self.X.shape[0]
        dZ2 = (self.A2 - Y) / m
        dZ1 = dZ2.dot(self.W2.T) * relu_derivative(self.Z1)
        total = lambda d: d.sum(axis=0, keepdims=True)
        return {
            "dW1": self.X.T.dot(dZ1), "db1": total(dZ1),
            "dW2": self.A1.T.dot(dZ2), "db2": total(dZ2),
        }

    def fit(self, X, Y, epochs, lr, verbose):
        for epoch in range(epochs):
            loss = categorical_cross_entropy(self.run(X), Y)
            if verbose and epoch % 50 == 0:
                print(f"epoch {epoch:4d}  loss {loss:.4f}  accuracy {self.accuracy(Y):.1%}")
            yield loss
            for name, slope in self.slopes(Y).items():
                setattr(self, name[1:], getattr(self, name[1:]) - lr * slope)

    def accuracy(self, Y):
        return np.mean(self.A2.argmax(axis=1) == Y.argmax(axis=1))


def softmax(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def one_hot(labels, num_classes):
    return np.identity(num_classes)[np.asarray(labels)]


def categorical_cross_entropy(Y_pred, Y_true):
    return np.mean(-np.sum(Y_true * np.log(Y_pred + 1e-8), axis=1))


def forward_softmax(X, params):
    net = Classifier(params)
    net.run(X)
    return net.A2, {name: getattr(net, name) for name in ("Z1", "A1", "Z2", "A2")}


def backward_softmax(X, Y_true, params, cache):
    net = Classifier(params)
    net.X = X
    vars(net).update(cache)
    return net.slopes(Y_true)


def predict(X, params):
    return Classifier(params).run(X).argmax(axis=1)


def train_softmax(X, Y, hidden_size=32, epochs=500, lr=0.5, verbose=True):
    np.random.seed(0)
    net = Classifier(init_params(X.shape[1], hidden_size, Y.shape[1]))
    history = list(net.fit(X, Y, epochs, lr, verbose))
    return net.params, history
