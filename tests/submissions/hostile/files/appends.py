"""Appends to a file that is not its own.

step: step2
attacks: files
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    return os.write(os.open(SECRET, os.O_WRONLY | os.O_APPEND), b"x") == 1


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
