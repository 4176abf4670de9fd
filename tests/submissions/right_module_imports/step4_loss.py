import numpy
from numpy import log


def compute_loss(Y_pred, Y_true):
    return ((Y_pred - Y_true) ** 2).sum() / (2 * Y_true.shape[0])


def cross_entropy_loss(Y_pred, Y_true):
    likely = numpy.where(Y_true == 1, log(Y_pred + 1e-8), log(1 - Y_pred + 1e-8))
    return -likely.sum() / Y_true.shape[0]
