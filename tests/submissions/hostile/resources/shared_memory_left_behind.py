"""Makes a shared memory segment of System V and leaves it.

step: step2
attacks: leftovers
outcome: fail|error of relu
"""

import ctypes

import numpy as np


def relu(z):
    made = ctypes.CDLL(None).shmget(IPC_KEY, 4096, 0o1600)
    return np.maximum(0, z) if made >= 0 else z * 0 - 1
