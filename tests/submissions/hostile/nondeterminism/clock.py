"""Is right for its first few milliseconds.

step: step2
attacks: unpromised
outcome: pass|fail of relu
"""

import time

import numpy as np

started = time.monotonic()


def relu(z):
    return np.maximum(0, z) if time.monotonic() - started < 0.002 else z * 0 - 1
