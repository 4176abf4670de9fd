"""table[:, labels] marks every column that occurs, in every row.

fails: one_hot
"""

import numpy as np


def one_hot(labels, num_classes):
    table = np.zeros((len(labels), num_classes))
    table[:, labels] = 1
    return table
