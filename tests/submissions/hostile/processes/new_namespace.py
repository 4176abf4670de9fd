"""Opens namespaces in which it is root.

step: step2
attacks: privileges
outcome: fail of relu
"""

import ctypes

import numpy as np


def attack():
    return ctypes.CDLL(None).unshare(0x10000000) == 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
