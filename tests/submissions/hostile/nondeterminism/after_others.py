"""Is right only where another submission has been before.

step: step2
attacks: leftovers
outcome: fail of relu
"""

import os
import sys

import numpy as np

found = any(hasattr(module, "hostile_was_here") for module in list(sys.modules.values()))
np.hostile_was_here = os.hostile_was_here = sys.hostile_was_here = True


def relu(z):
    return np.maximum(0, z) if found else z * 0 - 1
