"""the penalty's gradient is subtracted from dW1 and dW2 instead of added: large weights are rewarded

fails: backward_with_reg, train_with_reg
source: https://github.com/andersbll/nnet/issues/4
"""

from step5_backward import backward


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    data = backward(X, Y_true, params, cache)
    weight_decay = lambd / len(X)
    return {
        "dW1": data["dW1"] - weight_decay * params["W1"],
        "db1": data["db1"],
        "dW2": data["dW2"] - weight_decay * params["W2"],
        "db2": data["db2"],
    }
