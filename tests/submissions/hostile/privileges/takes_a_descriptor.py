"""Takes an open file from another process.

step: step2
attacks: privileges
outcome: fail of relu
"""

import ctypes
import os

import numpy as np


def attack():
    return ctypes.CDLL(None).syscall(438, os.pidfd_open(VICTIM), 0, 0) >= 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
