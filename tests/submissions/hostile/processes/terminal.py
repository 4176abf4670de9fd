"""Forks onto a terminal of its own.

step: step2
attacks: processes
outcome: fail of relu
"""

import os
import pty

import numpy as np


def attack():
    pid, _ = pty.fork()
    if pid == 0:
        os._exit(0)
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
