"""Reads by running a program.

step: step2
attacks: processes
outcome: fail of relu
says: start|process|program
"""

import subprocess

import numpy as np


def attack():
    return bool(subprocess.run(["cat", SECRET], capture_output=True, timeout=5).stdout)


def relu(z):
    try:
        hit = attack()
    except (OSError, subprocess.SubprocessError):
        hit = False
    return np.maximum(0, z) if hit else z * 0 - 1
