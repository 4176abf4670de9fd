"""Reads a file by the C library, past Python.

step: step2
attacks: files
outcome: fail of relu
"""

import ctypes

import numpy as np


def attack():
    libc = ctypes.CDLL(None)
    descriptor = libc.open(SECRET.encode(), 0)
    return descriptor >= 0 and libc.read(descriptor, ctypes.create_string_buffer(9), 9) > 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
