"""Looks whether a program that it runs could get more rights than it has.

step: step2
attacks: privileges
outcome: fail of relu
"""

import ctypes

import numpy as np


def attack():
    return ctypes.CDLL(None).prctl(39, 0, 0, 0, 0) != 1


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
