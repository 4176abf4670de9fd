"""Takes more memory than it may while the file is loaded.

step: step2
attacks: memory
outcome: fail|error of relu
"""

import numpy as np

try:
    held = bytearray(1200 << 20)
    hit = True
    del held
except MemoryError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
