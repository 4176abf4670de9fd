"""Puts a key into the kernel's ring, where others may find it.

step: step2
attacks: privileges
outcome: fail of relu
"""

import ctypes
import platform

import numpy as np


def attack():
    libc = ctypes.CDLL(None)
    add, control = {"x86_64": (248, 250), "aarch64": (217, 219)}[platform.machine()]
    key = libc.syscall(add, b"user", b"hostile", b"x", 1, -2)
    if key > 0:
        libc.syscall(control, 3, key, 0, 0, 0)
    return key > 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
