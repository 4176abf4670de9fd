"""Sends a harmless signal to its parent.

step: step2
attacks: signals
outcome: fail of relu
"""

import os
import signal

import numpy as np


def attack():
    os.kill(os.getppid(), signal.SIGWINCH)
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
