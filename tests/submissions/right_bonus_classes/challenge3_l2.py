"""The penalty is an object that knows its value and its slope."""

import numpy as np
from step3_forward import forward
from step4_loss import compute_loss
from step5_backward import backward


class L2:
    weights = ("W1", "W2")

    def __init__(self, lambd, m):
        self.strength = lambd / m

    def value(self, params):
        return self.strength / 2 * sum(np.linalg.norm(params[name]) ** 2 for name in self.weights)

    def slope(self, name, value):
        return self.strength * value if name in self.weights else 0.0


def compute_loss_with_reg(Y_pred, Y_true, params, lambd=0.01):
    return compute_loss(Y_pred, Y_true) + L2(lambd, len(Y_true)).value(params)


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    penalty = L2(lambd, len(X))
    data = backward(X, Y_true, params, cache)
    return {f"d{n}": data[f"d{n}"] + penalty.slope(n, value) for n, value in params.items()}


class Trainer:
    def __init__(self, params, lr, lambd):
        self.params, self.lr, self.lambd = dict(params), lr, lambd
        self.history = []

    def epoch(self, X, Y):
        A2, cache = forward(X, self.params)
        self.history.append(compute_loss_with_reg(A2, Y, self.params, self.lambd))
        grads = backward_with_reg(X, Y, self.params, cache, self.lambd)
        self.params = {n: p - self.lr * grads["d" + n] for n, p in self.params.items()}


def train_with_reg(X, Y, params, lr=0.5, epochs=1000, lambd=0.01):
    trainer = Trainer(params, lr, lambd)
    for _ in range(epochs):
        trainer.epoch(X, Y)
    return trainer.params, trainer.history
