"""The penalty is in the loss, but not in the gradient, so training takes no notice of it.

fails: backward_with_reg, train_with_reg
"""

from step5_backward import backward


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    return backward(X, Y_true, params, cache)
