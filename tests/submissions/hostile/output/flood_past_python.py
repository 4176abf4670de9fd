"""Writes 50 MB to its standard output and error, past Python's objects.

step: step2
attacks: grader
outcome: pass of relu
"""

import os

import numpy as np


def relu(z):
    for _ in range(50):
        os.write(1, b"\xff\x00" * (1 << 19))
        os.write(2, b"\xff\x00" * (1 << 19))
    return np.maximum(0, z)
