"""Has the kernel copy a file into its folder.

step: step2
attacks: files
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    source = os.open(SECRET, os.O_RDONLY)
    target = os.open("copy", os.O_RDWR | os.O_CREAT)
    return os.copy_file_range(source, target, 9) > 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
