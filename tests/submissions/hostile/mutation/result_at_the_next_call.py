"""Returns the same array each time, with new numbers in it.

step: step2
attacks: values
outcome: pass|fail of relu
"""

import numpy as np

kept = {}


def relu(z):
    result = kept.setdefault(z.shape, np.empty(z.shape))
    result[...] = np.maximum(0, z)
    return result
