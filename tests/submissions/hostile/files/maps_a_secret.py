"""Maps a file into memory.

step: step2
attacks: files
outcome: fail of relu
"""

import mmap
import os

import numpy as np


def attack():
    return len(mmap.mmap(os.open(SECRET, os.O_RDONLY), 0, prot=mmap.PROT_READ)) > 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
