"""Runs a program by posix_spawn.

step: step2
attacks: processes
outcome: fail of relu
"""

import os
import sys

import numpy as np


def attack():
    os.posix_spawn(sys.executable, [sys.executable, "-c", "import time; time.sleep(10)", MARK], {})
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
