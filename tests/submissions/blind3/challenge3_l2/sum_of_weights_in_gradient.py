"""The gradient of the penalty is lambd / m times the sum of all weights of W, one number for every entry, where W itself belongs.

fails: backward_with_reg, train_with_reg
source: https://community.deeplearning.ai/t/dw-for-l2-regularization/165181
"""

import numpy as np
from step5_backward import backward


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    m = X.shape[0]
    grads = backward(X, Y_true, params, cache)
    grads["dW1"] = grads["dW1"] + (lambd * np.sum(params["W1"])) / m
    grads["dW2"] = grads["dW2"] + (lambd * np.sum(params["W2"])) / m
    return grads
