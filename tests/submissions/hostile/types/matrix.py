"""Returns a matrix, for which * means something else.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type|wrong_shape
"""

import numpy as np


def relu(z):
    return np.matrix(np.maximum(0, z))
