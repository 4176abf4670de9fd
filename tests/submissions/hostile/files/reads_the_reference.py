"""Runs the reference from the course's folder.

step: step2
attacks: files
outcome: fail of relu
"""

import numpy as np


def attack():
    names = {}
    exec(open(COURSE + "/reference/step2_activations.py").read(), names)
    return "relu" in names


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
