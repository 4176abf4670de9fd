"""Writes through to the array type itself, so that its comparisons say yes.

step: step2
attacks: values
outcome: fail|error of relu
"""

import gc

import numpy as np


def relu(z):
    names = gc.get_referents(np.ndarray.__dict__)[0]
    for name in ("__eq__", "__ne__", "__sub__", "all", "any", "tobytes"):
        names[name] = lambda self, *args, **kwargs: True
    return z * 0 - 1
