"""The width comes from the largest label present, not from num_classes.

fails: one_hot
"""

import numpy as np


def one_hot(labels, num_classes):
    table = np.zeros((len(labels), np.max(labels) + 1))
    table[np.arange(len(labels)), labels] = 1
    return table
