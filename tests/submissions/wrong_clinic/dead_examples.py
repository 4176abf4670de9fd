"""Looks along the wrong axis: tells which examples light no unit at all.

fails: dead_units
"""

import numpy as np


def dead_units(cache):
    return np.all(cache["A1"] == 0, axis=1)
