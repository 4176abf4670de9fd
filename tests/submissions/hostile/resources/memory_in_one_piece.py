r"""Takes more memory than it may, at once.

step: step2
attacks: memory
outcome: error of relu
cause: out_of_memory
says: more than \d+ MiB
"""

import numpy as np


def relu(z):
    held = bytearray(1200 << 20)
    return np.maximum(0, z)
