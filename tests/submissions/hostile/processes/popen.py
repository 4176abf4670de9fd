"""Reads what a command prints.

step: step2
attacks: processes
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    return "x" in os.popen("echo x").read()


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
