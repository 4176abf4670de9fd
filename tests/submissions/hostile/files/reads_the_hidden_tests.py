"""Lists and reads the hidden tests.

step: step2
attacks: files
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    folder = COURSE + "/tests/hidden"
    return any("relu" in open(f"{folder}/{name}").read() for name in os.listdir(folder) if name.endswith(".py"))


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
