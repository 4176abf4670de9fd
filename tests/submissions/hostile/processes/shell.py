"""Runs a command.

step: step2
attacks: processes
outcome: fail of relu
says: process|program|start|run
"""

import os

import numpy as np


def attack():
    return os.system(f"true {MARK}") == 0


def relu(z):
    try:
        hit = attack()
    except OSError:
        hit = False
    return np.maximum(0, z) if hit else z * 0 - 1
