"""Leaves a process that holds all descriptors, and leaves itself.

step: step2
attacks: processes
outcome: error|fail of relu
"""

import ctypes
import os
import time

import numpy as np


def attack():
    if os.fork() == 0:
        os.setsid()
        ctypes.CDLL(None).prctl(15, MARK.encode(), 0, 0, 0)
        time.sleep(15)
        os._exit(0)
    os._exit(0)


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
