"""Returns an array over memory that is not its own, and may be gone.

step: step2
attacks: values
outcome: fail|error of relu
"""

import ctypes

import numpy as np


def relu(z):
    array = np.ctypeslib.as_array((ctypes.c_double * np.size(z)).from_address(8))
    return array
