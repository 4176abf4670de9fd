"""Gives back the memory of its argument.

step: step2
attacks: values
outcome: fail|error of relu
"""

import numpy as np


def relu(z):
    result = np.maximum(0, z)
    z.resize((0,), refcheck=False)
    return result
