"""Sets up a ring of system calls, which filters do not see.

step: step2
attacks: network
outcome: fail of relu
"""

import ctypes

import numpy as np


def attack():
    parameters = ctypes.create_string_buffer(256)
    return ctypes.CDLL(None).syscall(425, 4, parameters) >= 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
