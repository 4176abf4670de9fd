"""Keeps 300 MiB in files of memory, which its address space does not show.

step: step2
attacks: memory
outcome: fail|error of relu
"""

import os

import numpy as np


def relu(z):
    held = []
    try:
        for number in range(300):
            held.append(os.memfd_create("held"))
            assert os.write(held[-1], b"x" * (1 << 20)) == 1 << 20
    except OSError:
        return z * 0 - 1
    finally:
        for descriptor in held:
            os.close(descriptor)
    return np.maximum(0, z)
