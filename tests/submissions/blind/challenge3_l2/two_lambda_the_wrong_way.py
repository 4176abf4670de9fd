"""Two slips: the penalty's gradient is 2 lambd W (twice too large and not divided by m), and it is subtracted, so weights grow.

fails: backward_with_reg, train_with_reg
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (thread: Implementing L2 Regularization for Logistic Regression)
"""

from step5_backward import backward


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    grads = dict(backward(X, Y_true, params, cache))
    for key in ["W1", "W2"]:
        grads["d" + key] = grads["d" + key] - 2 * lambd * params[key]
    return grads
