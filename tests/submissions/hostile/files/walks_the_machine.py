"""Walks up from its folder and through the usual places.

step: step2
attacks: files
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    found = []
    for place in (os.path.dirname(SECRET), "/home", "/root", "/tmp", "/etc", "/var", "/work", "/github"):
        try:
            found += os.listdir(place)
        except OSError:
            pass
    return bool(found)


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
