"""Maps memory past the allocator.

step: step2
attacks: memory
outcome: fail of relu
"""

import mmap

import numpy as np


def relu(z):
    try:
        held = mmap.mmap(-1, 1200 << 20)
    except OSError:
        return z * 0 - 1
    return np.maximum(0, z)
