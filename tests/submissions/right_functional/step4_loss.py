from functools import reduce
from math import fsum, log
from operator import add


def pairs(Y_pred, Y_true):
    return zip(Y_pred.flat, Y_true.flat, strict=True)


def compute_loss(Y_pred, Y_true):
    return reduce(add, map(lambda pair: (pair[0] - pair[1]) ** 2, pairs(Y_pred, Y_true))) / (
        2 * len(Y_true)
    )


def cross_entropy_loss(Y_pred, Y_true):
    return -fsum(
        y * log(p + 1e-8) + (1 - y) * log(1 - p + 1e-8) for p, y in pairs(Y_pred, Y_true)
    ) / len(Y_true)
