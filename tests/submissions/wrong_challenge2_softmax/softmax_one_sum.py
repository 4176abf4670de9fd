"""Divides by the sum over the whole array, so all rows together make 1.

fails: softmax, forward_softmax, train_softmax
"""

import numpy as np


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e)
