"""The number of columns is the largest label plus one instead of num_classes: too few when the last classes do not occur.

fails: one_hot
source: https://newbe.dev/convert-array-of-indices-to-1-hot-encoded-numpy-array
"""

import numpy as np


def one_hot(labels, num_classes):
    b = np.zeros((labels.size, labels.max() + 1))
    b[np.arange(labels.size), labels] = 1
    return b
