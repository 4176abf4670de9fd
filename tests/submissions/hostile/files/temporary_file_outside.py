"""Makes a temporary file where the system has them.

step: step2
attacks: files
outcome: fail of relu
"""

import tempfile

import numpy as np


def attack():
    with tempfile.NamedTemporaryFile(dir=OUTSIDE, delete=False) as file:
        return file.write(b"x") == 1


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
