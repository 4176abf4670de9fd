"""Looks for capabilities that it holds and may pass on.

step: step2
attacks: privileges
outcome: fail of relu
"""

import ctypes
import platform
import struct

import numpy as np


def attack():
    numbers = {"x86_64": 125, "aarch64": 90}
    header = ctypes.create_string_buffer(struct.pack("Ii", 0x20080522, 0))
    held = ctypes.create_string_buffer(24)
    if ctypes.CDLL(None).syscall(numbers[platform.machine()], header, held):
        return False
    return any(held.raw)


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
