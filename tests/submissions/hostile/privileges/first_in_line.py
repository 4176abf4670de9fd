"""Gives itself a higher priority than others have.

step: step2
attacks: privileges
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    os.setpriority(os.PRIO_PROCESS, 0, -20)
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
