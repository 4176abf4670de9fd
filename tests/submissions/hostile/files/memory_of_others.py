"""Reads the memory of another process.

step: step2
attacks: files
outcome: fail of relu
"""

import re

import numpy as np


def attack():
    with open(f"/proc/{VICTIM}/maps") as maps:
        start = int(re.match("[0-9a-f]+", maps.readline())[0], 16)
    with open(f"/proc/{VICTIM}/mem", "rb", 0) as memory:
        memory.seek(start)
        return len(memory.read(16)) == 16


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
