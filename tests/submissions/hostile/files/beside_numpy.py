"""Looks for the course beside NumPy, where it is installed.

step: step2
attacks: files
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    packages = os.path.dirname(os.path.dirname(np.__file__))
    beside = [name for name in os.listdir(packages) if not name.startswith("numpy")]
    return bool(beside)


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
