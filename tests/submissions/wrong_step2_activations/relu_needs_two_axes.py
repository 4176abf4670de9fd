"""relu loops over rows and columns, so anything that is not a matrix crashes it.

fails: relu
"""

import numpy as np


def relu(z):
    rows, cols = z.shape
    result = np.zeros((rows, cols))
    for i in range(rows):
        for j in range(cols):
            if z[i, j] > 0:
                result[i, j] = z[i, j]
    return result
