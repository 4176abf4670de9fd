"""The shift is the maximum of the whole array instead of each row's: rows far below it underflow to 0 / 0, which is nan.

fails: softmax
source: https://forum.devtalk.com/t/programming-machine-learning-a-tip-and-a-gotcha/89716/7
"""

import numpy as np


def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum(axis=1, keepdims=True)
