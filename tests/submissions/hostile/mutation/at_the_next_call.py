"""Keeps its arguments and changes them in the next call.

step: step2
attacks: values
outcome: pass|fail of relu
"""

import numpy as np

kept = []


def relu(z):
    for old in kept:
        old[...] = 0
    kept.append(z)
    return np.maximum(0, z)
