"""Returns an object that computes the array only when it is converted.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
"""

import numpy as np


class Later:
    def __init__(self, z):
        self.z = z

    def __array__(self, dtype=None, copy=None):
        return np.maximum(0, self.z)


def relu(z):
    return Later(z)
