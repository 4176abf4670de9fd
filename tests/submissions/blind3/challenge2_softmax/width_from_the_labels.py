"""one_hot takes its width from the largest label that occurs and ignores num_classes, so columns are missing if the last classes do not occur.

fails: one_hot
source: https://newbetuts.com/29831489-convert-array-of-indices-to-1-hot-encoded-numpy-array
"""

import numpy as np


def one_hot(labels, num_classes):
    n_values = np.max(labels) + 1
    return np.eye(n_values)[labels]
