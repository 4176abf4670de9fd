"""Looks among all objects for a function of its own name.

step: step2
attacks: values
outcome: fail of relu
"""

import gc
import types

import numpy as np


def found():
    for thing in gc.get_objects():
        if isinstance(thing, types.FunctionType) and thing.__name__ == "relu" and thing is not relu:
            return True
    return False


def relu(z):
    return np.maximum(0, z) if found() else z * 0 - 1
