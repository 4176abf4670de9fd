"""Gives itself higher limits than it was given.

step: step2
attacks: privileges
outcome: fail of relu
"""

import resource

import numpy as np


def attack():
    unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    resource.setrlimit(resource.RLIMIT_CPU, unlimited)
    return True


try:
    hit = attack()
except (ValueError, OSError):
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
