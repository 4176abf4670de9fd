"""Reads the environment of another process.

step: step2
attacks: files
outcome: fail of relu
"""

import numpy as np


def attack():
    return TOKEN.encode() in open(f"/proc/{VICTIM}/environ", "rb").read()


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
