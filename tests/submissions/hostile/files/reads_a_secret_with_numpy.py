"""Reads a file by NumPy.

step: step2
attacks: files
outcome: fail of relu
"""

import numpy as np


def attack():
    return np.fromfile(SECRET, np.uint8).size > 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
