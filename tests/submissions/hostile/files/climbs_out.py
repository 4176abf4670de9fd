"""Climbs out of its folder with dots.

step: step2
attacks: files
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    return bool(open("../" * 40 + SECRET.lstrip("/")).read())


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
