"""Becomes another program.

step: step2
attacks: processes
outcome: fail|error of relu
"""

import os
import sys

import numpy as np


def attack():
    os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(10)", MARK])


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
