"""Has itself told of what others do with files.

step: step2
attacks: files
outcome: fail of relu
"""

import ctypes

import numpy as np


def attack():
    libc = ctypes.CDLL(None)
    descriptor = libc.inotify_init1(0)
    return descriptor >= 0 and libc.inotify_add_watch(descriptor, COURSE.encode(), 0x20) >= 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
