"""Writes a file outside of its folder.

step: step2
attacks: files
outcome: fail of relu
"""

import numpy as np


def attack():
    with open(OUTSIDE + "/written", "w") as file:
        return file.write("x") == 1


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
