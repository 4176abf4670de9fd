"""Makes itself open to others of its user again.

step: step2
attacks: privileges
outcome: fail of relu
"""

import ctypes

import numpy as np


def attack():
    libc = ctypes.CDLL(None)
    return libc.prctl(3, 0, 0, 0, 0) == 1 and open("/proc/self/mem", "rb").readable()


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
