"""Returns the right numbers with an imaginary part.

step: step2
attacks: values
outcome: fail of relu
"""

import numpy as np


def relu(z):
    return np.maximum(0, z) + 1j
