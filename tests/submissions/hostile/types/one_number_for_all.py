"""Returns one number where an array is asked for, to be spread over it.

step: step2
attacks: values
outcome: fail of relu
"""

import numpy as np


def relu(z):
    return np.max(z)
