"""Forks by the C library.

step: step2
attacks: processes
outcome: fail of relu
"""

import ctypes
import os
import time

import numpy as np


def attack():
    libc = ctypes.CDLL(None)
    pid = libc.fork()
    if pid == 0:
        libc.prctl(15, MARK.encode(), 0, 0, 0)
        time.sleep(10)
        os._exit(0)
    return pid > 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
