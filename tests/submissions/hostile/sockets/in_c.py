"""Opens a socket by the C library.

step: step2
attacks: network
outcome: fail of relu
"""

import ctypes

import numpy as np


def attack():
    return ctypes.CDLL(None).socket(2, 1, 0) >= 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
