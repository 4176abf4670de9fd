"""Writes 24 MiB into 600 files, and gives the watcher a moment to see it.

step: step2
attacks: disk
outcome: fail|error of relu
"""

import time

import numpy as np


def relu(z):
    try:
        for number in range(600):
            with open(f"{number}", "wb") as file:
                file.write(b"x" * (40 << 10))
        time.sleep(0.3)
    except OSError:
        return z * 0 - 1
    return np.maximum(0, z)
