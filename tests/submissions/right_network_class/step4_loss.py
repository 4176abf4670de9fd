import numpy as np


class Loss:
    def __init__(self, Y_pred, Y_true):
        self.p, self.y = Y_pred, Y_true
        self.m = Y_true.shape[0]

    def __float__(self):
        return float(np.sum(self.terms()) / self.m)


class SquaredError(Loss):
    def terms(self):
        return (self.p - self.y) ** 2 / 2


class CrossEntropy(Loss):
    tiny = 1e-8

    def terms(self):
        return -(self.y * np.log(self.p + self.tiny) + (1 - self.y) * np.log(1 - self.p + self.tiny))


def compute_loss(Y_pred, Y_true):
    return float(SquaredError(Y_pred, Y_true))


def cross_entropy_loss(Y_pred, Y_true):
    return float(CrossEntropy(Y_pred, Y_true))
