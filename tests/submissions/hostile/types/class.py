"""Returns a class, not an object of it.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
"""

import numpy as np


def relu(z):
    return np.ndarray
