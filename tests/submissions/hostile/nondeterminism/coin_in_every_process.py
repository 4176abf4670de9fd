"""Is right in half of the processes that it is loaded into.

step: step2
attacks: unpromised
outcome: pass|fail of relu
"""

import os

import numpy as np

heads = os.urandom(1)[0] % 2


def relu(z):
    return np.maximum(0, z) if heads else z * 0 - 1
