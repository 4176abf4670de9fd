"""Returns how many units are dead, not which ones.

fails: dead_units
"""

import numpy as np


def dead_units(cache):
    silent = np.all(cache["A1"] == 0, axis=0)
    return int(np.sum(silent))
