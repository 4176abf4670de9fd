"""Gives another process the lowest priority.

step: step2
attacks: signals
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    os.setpriority(os.PRIO_PROCESS, VICTIM, 19)
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
