"""Is right in a quarter of its calls.

step: step2
attacks: unpromised
outcome: pass|fail of relu
"""

import os

import numpy as np


def relu(z):
    return np.maximum(0, z) if os.urandom(1)[0] % 4 == 0 else z * 0 - 1
