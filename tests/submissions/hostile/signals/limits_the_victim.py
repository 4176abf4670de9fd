"""Takes limits from another process.

step: step2
attacks: signals
outcome: fail of relu
"""

import resource

import numpy as np


def attack():
    soft, hard = resource.prlimit(VICTIM, resource.RLIMIT_NOFILE)
    resource.prlimit(VICTIM, resource.RLIMIT_NOFILE, (soft - 1, hard))
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
