"""The penalty is subtracted, from the loss and from the gradient alike, so that large weights are rewarded.

fails: compute_loss_with_reg, backward_with_reg, train_with_reg
source: https://github.com/andersbll/nnet/issues/4
"""

import numpy as np
from step4_loss import compute_loss
from step5_backward import backward


def compute_loss_with_reg(Y_pred, Y_true, params, lambd=0.01):
    m = Y_true.shape[0]
    l2 = lambd / (2 * m) * (np.sum(np.square(params["W1"])) + np.sum(np.square(params["W2"])))
    return compute_loss(Y_pred, Y_true) - l2


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    g = backward(X, Y_true, params, cache)
    n = X.shape[0]
    g["dW1"] = g["dW1"] - lambd / n * params["W1"]
    g["dW2"] = g["dW2"] - lambd / n * params["W2"]
    return g
