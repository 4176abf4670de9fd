"""Goes through /proc/self/root and /proc/self/cwd.

step: step2
attacks: files
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    for start in ("/proc/self/root", "/proc/self/cwd" + "/.." * 40, "/proc/1/root", "/proc/thread-self/root"):
        try:
            return bool(open(start + SECRET).read())
        except OSError:
            pass
    return False


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
