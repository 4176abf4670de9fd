"""Ties another process to one processor.

step: step2
attacks: signals
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    os.sched_setaffinity(VICTIM, {min(os.sched_getaffinity(VICTIM))})
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
