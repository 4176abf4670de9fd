"""Attaches to another process as a debugger does.

step: step2
attacks: privileges
outcome: fail of relu
"""

import ctypes

import numpy as np


def attack():
    libc = ctypes.CDLL(None)
    if libc.ptrace(0x4206, VICTIM, None, None):
        return False
    libc.ptrace(17, VICTIM, None, None)
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
