"""Leaves a process behind that has left its group and session.

step: step2
attacks: processes
outcome: fail of relu
"""

import ctypes
import os
import time

import numpy as np


def attack():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            ctypes.CDLL(None).prctl(15, MARK.encode(), 0, 0, 0)
            time.sleep(15)
        os._exit(0)
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
