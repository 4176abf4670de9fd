"""The row sums lose their axis (no keepdims), so (m, K) / (m,) does not broadcast: ValueError.

fails: softmax, forward_softmax, predict, train_softmax
source: https://xue-jishu.com/python-deeplearning-softmax-with-numpy
"""

import numpy as np


def softmax(z):
    shifted = z - np.max(z, axis=1, keepdims=True)
    return np.exp(shifted) / np.sum(np.exp(shifted), axis=1)
