"""Sends a signal to another process group.

step: step2
attacks: signals
outcome: fail of relu
"""

import os
import signal

import numpy as np


def attack():
    os.killpg(VICTIM, signal.SIGUSR1)
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
