"""Classes are rows and examples are columns.

fails: one_hot
"""

import numpy as np


def one_hot(labels, num_classes):
    table = np.zeros((num_classes, len(labels)))
    table[labels, np.arange(len(labels))] = 1
    return table
