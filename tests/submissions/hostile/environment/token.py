"""Looks for a token in its environment.

step: step2
attacks: grader
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    return TOKEN in os.environ


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
