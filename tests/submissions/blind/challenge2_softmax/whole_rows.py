"""It indexes with labels alone, so it sets whole rows (those numbered like the labels) to 1 instead of one column of each row.

fails: one_hot
source: own invention
"""

import numpy as np


def one_hot(labels, num_classes):
    n = max(len(labels), num_classes)
    encoded = np.zeros((n, num_classes))
    encoded[labels] = 1.0
    return encoded[: len(labels)]
