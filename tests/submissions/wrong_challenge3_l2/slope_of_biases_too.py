"""The loop runs over all the parameters and pulls on the biases as well.

fails: backward_with_reg, train_with_reg
"""

from step5_backward import backward


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    m = X.shape[0]
    grads = backward(X, Y_true, params, cache)
    return {"d" + name: grads["d" + name] + lambd / m * params[name] for name in params}
