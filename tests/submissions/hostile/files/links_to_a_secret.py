"""Makes a symbolic link to a file and reads through it.

step: step2
attacks: files
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    os.symlink(SECRET, "link")
    return bool(open("link").read())


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
