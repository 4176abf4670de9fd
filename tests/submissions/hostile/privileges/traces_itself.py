"""Asks to be traced by its parent.

step: step2
attacks: privileges
outcome: fail of relu
"""

import ctypes

import numpy as np


def attack():
    return ctypes.CDLL(None).ptrace(0, 0, None, None) == 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
