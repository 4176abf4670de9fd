"""Sends a signal by a descriptor of the process.

step: step2
attacks: signals
outcome: fail of relu
"""

import os
import signal

import numpy as np


def attack():
    signal.pidfd_send_signal(os.pidfd_open(VICTIM), signal.SIGUSR1)
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
