"""The penalty's gradient is added for every parameter, biases included; only the weights should be penalised.

fails: backward_with_reg, train_with_reg
source: own invention
"""

from step5_backward import backward


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    m = len(X)
    grads = backward(X, Y_true, params, cache)
    return {"d" + k: grads["d" + k] + lambd / m * params[k] for k in params}
