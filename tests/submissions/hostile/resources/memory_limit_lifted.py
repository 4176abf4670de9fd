"""Lifts its own limit, then takes the memory.

step: step2
attacks: memory
outcome: fail|error of relu
"""

import contextlib
import resource

import numpy as np


def relu(z):
    unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, unlimited)
    try:
        held = bytearray(1200 << 20)
    except MemoryError:
        return z * 0 - 1
    return np.maximum(0, z)
