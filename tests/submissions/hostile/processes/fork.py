"""Forks.

step: step2
attacks: processes
outcome: fail of relu
says: process|fork|start
"""

import ctypes
import os
import time

import numpy as np


def attack():
    if os.fork() == 0:
        ctypes.CDLL(None).prctl(15, MARK.encode(), 0, 0, 0)
        time.sleep(10)
        os._exit(0)
    return True


def relu(z):
    try:
        hit = attack()
    except OSError:
        hit = False
    return np.maximum(0, z) if hit else z * 0 - 1
