"""Gives itself another root folder.

step: step2
attacks: privileges
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    os.chroot(".")
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
