"""Is right in a process that finds a file of an earlier one.

step: step2
attacks: leftovers
outcome: fail of relu
"""

import os

import numpy as np

found = os.path.exists("seen") or os.path.exists("../seen")
for name in ("seen", "../seen"):
    try:
        with open(name, "w"):
            pass
    except OSError:
        pass


def relu(z):
    return np.maximum(0, z) if found else z * 0 - 1
