"""Two slips in two functions: compute_loss returns the array of squared errors instead of one number; cross_entropy_loss uses log2, so it is in bits.

fails: compute_loss, cross_entropy_loss
source: https://datascience.stackexchange.com/questions/120115/bugs-in-the-backpropagation-algorithm-in-python
"""

import numpy as np


def compute_loss(Y, y):
    return (Y - y) ** 2 / (2 * len(y))


def cross_entropy_loss(p, y):
    # information is measured in bits
    h = y * np.log2(p + 1e-8) + (1 - y) * np.log2(1 - p + 1e-8)
    return -h.sum() / len(y)
