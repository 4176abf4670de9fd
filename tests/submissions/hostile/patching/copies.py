"""Replaces what makes copies, so that arguments could be changed unseen.

step: step2
attacks: values
outcome: pass|fail|error of relu
cause: changed_argument
"""

import copy

import numpy as np


def relu(z):
    copy.copy = copy.deepcopy = np.copy = lambda x, *args, **kwargs: x
    z[...] = np.maximum(0, z)
    return z
