"""Renames a file that is not its own.

step: step2
attacks: files
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    os.rename(SECRET, SECRET + ".gone")
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
