"""Takes the labels to start at 1: class 0 ends up in the last column.

fails: one_hot
"""

import numpy as np


def one_hot(labels, num_classes):
    table = np.zeros((labels.size, num_classes))
    for row, label in enumerate(labels):
        table[row, label - 1] = 1.0
    return table
