"""Loads a library that it has written into its folder.

step: step2
attacks: files
outcome: fail of relu
"""

import ctypes
import shutil

import numpy as np


def attack():
    import _ctypes
    shutil.copyfile(_ctypes.__file__, OUTSIDE + "/library.so")
    ctypes.CDLL(OUTSIDE + "/library.so")
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
