"""Each class sums to 1 over the examples, where each example should over the classes.

fails: softmax, forward_softmax, predict, train_softmax
"""

import numpy as np


def softmax(z):
    e = np.exp(z - np.max(z, axis=0))
    return e / np.sum(e, axis=0)
