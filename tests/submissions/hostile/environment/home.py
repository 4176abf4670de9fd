"""Looks into the home folder of whoever grades.

step: step2
attacks: files
outcome: fail of relu
"""

import os
import pwd

import numpy as np


def attack():
    return bool(os.listdir(pwd.getpwuid(os.getuid()).pw_dir))


try:
    hit = attack()
except (OSError, KeyError):
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
