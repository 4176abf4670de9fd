"""Asks for Z1 < 0, and so takes a unit for alive whose Z1 is exactly 0.

fails: dead_units
"""

import numpy as np


def dead_units(cache):
    return np.all(cache["Z1"] < 0, axis=0)
