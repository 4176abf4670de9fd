"""One single example with a 0 is enough to call the unit dead.

fails: dead_units
"""

import numpy as np


def dead_units(cache):
    return np.any(cache["A1"] == 0, axis=0)
