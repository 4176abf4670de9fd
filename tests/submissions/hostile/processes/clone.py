"""Forks by a bare system call.

step: step2
attacks: processes
outcome: fail of relu
"""

import ctypes
import os
import platform
import time

import numpy as np


def attack():
    libc = ctypes.CDLL(None)
    number = {"x86_64": 56, "aarch64": 220}[platform.machine()]
    pid = libc.syscall(number, 17, 0, 0, 0, 0)
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
