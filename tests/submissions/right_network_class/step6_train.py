import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


class GradientDescent:
    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, gradients):
        for name, value in self.params.items():
            np.subtract(value, self.lr * gradients["d" + name], out=value)


class Trainer:
    hidden_units = 6
    seed = 6

    def __init__(self, X, Y, lr):
        np.random.seed(self.seed)
        self.X, self.Y = X, Y
        self.params = init_params(X.shape[1], self.hidden_units, Y.shape[1])
        self.optimizer = GradientDescent(self.params, lr)
        self.history = []

    def epoch(self):
        self.A2, cache = forward(self.X, self.params)
        self.history.append(cross_entropy_loss(self.A2, self.Y))
        self.optimizer.step(backward(self.X, self.Y, self.params, cache))

    def accuracy(self):
        return float(((self.A2 > 0.5) == self.Y).mean())

    def __repr__(self):
        n = len(self.history) - 1
        return f"<Trainer epoch={n} loss={self.history[-1]:.4f} accuracy={self.accuracy():.2f}>"


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    trainer = Trainer(X, Y, lr)
    for number in range(epochs):
        trainer.epoch()
        if verbose and number % 500 == 0:
            print(trainer)
    return trainer.params, trainer.history
