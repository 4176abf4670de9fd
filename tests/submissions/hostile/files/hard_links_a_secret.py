"""Makes a second name of a file in its own folder and reads that.

step: step2
attacks: files
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    os.link(SECRET, "name")
    try:
        return bool(open("name").read())
    finally:
        os.unlink("name")


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
