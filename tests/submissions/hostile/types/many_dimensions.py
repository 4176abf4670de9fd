"""Returns an array of 64 axes.

step: step2
attacks: values
outcome: fail of relu
"""

import numpy as np


def relu(z):
    return np.zeros((1,) * 60)
