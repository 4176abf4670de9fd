"""Changes who may read a file.

step: step2
attacks: files
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    os.chmod(SECRET, 0o666)
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
