"""Gives another process the scheduling of an idle one.

step: step2
attacks: signals
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    os.sched_setscheduler(VICTIM, os.SCHED_BATCH, os.sched_param(0))
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
