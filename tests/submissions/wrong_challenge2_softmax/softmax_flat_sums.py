"""The sums have lost their axis and do not fit the rows.

fails: softmax, forward_softmax, predict, train_softmax
"""

import numpy as np


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1)
