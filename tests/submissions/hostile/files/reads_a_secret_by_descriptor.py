"""Reads a file by system calls.

step: step2
attacks: files
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    return bool(os.read(os.open(SECRET, os.O_RDONLY | os.O_NOFOLLOW), 9))


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
