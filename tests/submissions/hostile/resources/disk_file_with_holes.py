"""Makes a file of 1 TiB with nothing in it.

step: step2
attacks: disk
outcome: fail|error of relu
"""

import numpy as np


def relu(z):
    try:
        with open("holes", "wb") as file:
            file.truncate(1 << 40)
    except OSError:
        return z * 0 - 1
    return np.maximum(0, z)
