"""Reads who has an account on the machine.

step: step2
attacks: files
outcome: fail of relu
"""

import numpy as np


def attack():
    return "root" in open("/etc/passwd").read()


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
