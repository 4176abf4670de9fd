"""Takes more memory than it may, 64 MiB at a time, and hides that it was refused.

step: step2
attacks: memory
outcome: fail of relu
"""

import numpy as np


def relu(z):
    held = []
    try:
        for _ in range(18):
            held.append(np.empty(64 << 20, np.uint8))
    except MemoryError:
        return z * 0 - 1
    return np.maximum(0, z)
