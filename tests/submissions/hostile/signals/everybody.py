"""Asks whether it could signal every process there is.

step: step2
attacks: signals
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    os.kill(-1, 0)
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
