"""Overwrites a file that is not its own.

step: step2
attacks: files
outcome: fail of relu
"""

import numpy as np


def attack():
    with open(SECRET, "w") as file:
        return file.write("x") == 1


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
