"""Changes who may read a file, by the newer system calls.

step: step2
attacks: files
outcome: fail of relu
"""

import ctypes

import numpy as np


def attack():
    libc = ctypes.CDLL(None)
    path = SECRET.encode()
    return libc.fchmodat(-100, path, 0o666, 0) == 0 or libc.syscall(452, -100, path, 0o666, 0) == 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
