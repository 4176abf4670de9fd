"""Returns the right array with one axis more.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_shape
"""

import numpy as np


def relu(z):
    return np.maximum(0, z)[:, None]
