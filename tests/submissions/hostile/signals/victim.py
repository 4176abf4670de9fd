"""Sends a signal to another process.

step: step2
attacks: signals
outcome: fail of relu
says: signal|process
"""

import os
import signal

import numpy as np


def attack():
    os.kill(VICTIM, signal.SIGUSR1)
    return True


def relu(z):
    try:
        hit = attack()
    except OSError:
        hit = False
    return np.maximum(0, z) if hit else z * 0 - 1
