"""Writes a file of 24 MiB into its working folder.

step: step2
attacks: disk
outcome: fail|error of relu
"""

import numpy as np


def relu(z):
    try:
        with open("large", "wb") as file:
            for _ in range(24):
                file.write(b"x" * (1 << 20))
    except OSError:
        return z * 0 - 1
    return np.maximum(0, z)
