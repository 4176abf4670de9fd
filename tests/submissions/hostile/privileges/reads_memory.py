"""Reads the memory of another process by a system call.

step: step2
attacks: privileges
outcome: fail of relu
"""

import ctypes
import platform

import numpy as np


def attack():
    number = {"x86_64": 310, "aarch64": 270}[platform.machine()]
    libc = ctypes.CDLL(None)
    buffer = ctypes.create_string_buffer(16)
    here = (ctypes.c_size_t * 2)(ctypes.addressof(buffer), 16)
    there = (ctypes.c_size_t * 2)(0x400000, 16)
    return libc.syscall(number, VICTIM, here, 1, there, 1, 0) == 16


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
