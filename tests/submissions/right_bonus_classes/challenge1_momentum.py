"""An optimiser class with a velocity for each parameter."""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


class Momentum:
    def __init__(self, params, lr, beta):
        self.params = {name: np.array(value) for name, value in params.items()}
        self.velocity = {name: np.zeros_like(value) for name, value in self.params.items()}
        self.lr, self.beta = lr, beta

    def step(self, grads):
        for name, v in self.velocity.items():
            v *= self.beta
            v += (1 - self.beta) * grads["d" + name]
            self.params[name] -= self.lr * v


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    optimiser = Momentum(params, lr, beta)
    history = []
    while len(history) < epochs:
        A2, cache = forward(X, optimiser.params)
        history.append(cross_entropy_loss(A2, Y))
        optimiser.step(backward(X, Y, optimiser.params, cache))
    return optimiser.params, history
