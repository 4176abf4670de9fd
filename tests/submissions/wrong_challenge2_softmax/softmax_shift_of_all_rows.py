"""One maximum for the whole array: a row far below it becomes 0 / 0.

fails: softmax
"""

import numpy as np


def softmax(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e, axis=1, keepdims=True)
