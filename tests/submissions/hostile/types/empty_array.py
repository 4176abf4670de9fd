"""Returns an array without entries, all of which are right.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_shape
"""

import numpy as np


def relu(z):
    return np.zeros(0)
