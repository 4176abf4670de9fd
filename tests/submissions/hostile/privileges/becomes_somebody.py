"""Becomes another user.

step: step2
attacks: privileges
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
