"""Computes in its argument.

step: step2
attacks: values
outcome: pass|fail of relu
cause: changed_argument
"""

import numpy as np


def relu(z):
    return np.maximum(0, z, out=z)
