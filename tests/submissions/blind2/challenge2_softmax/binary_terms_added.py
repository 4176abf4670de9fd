"""the loss has the terms of the binary cross-entropy, (1 - y) log(1 - p) for the classes that are not true, as well

fails: categorical_cross_entropy, train_softmax
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (Data Science SE: Cost tends to infinity when ReLU activation is used)
"""

import numpy as np


def categorical_cross_entropy(Y_pred, Y_true):
    a3 = Y_pred
    cost = -(Y_true * np.log(a3 + 1e-8) + (1 - Y_true) * np.log(1 - a3 + 1e-8)).sum()
    return (1 / len(Y_true)) * cost
