"""Gives back the memory of its argument.

step: step2
attacks: values
outcome: pass|fail|error of relu
cause: changed_argument|crashed|raised
"""

import numpy as np


def relu(z):
    result = np.maximum(0, z)
    z.resize((0,), refcheck=False)
    return result
