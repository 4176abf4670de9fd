"""Gives itself all the processor time there is.

step: step2
attacks: cpu
outcome: fail of relu
"""

import resource

import numpy as np


def attack():
    if resource.getrlimit(resource.RLIMIT_CPU)[1] == resource.RLIM_INFINITY:
        return True
    unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_CPU, unlimited)
    return True


try:
    hit = attack()
except (ValueError, OSError):
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
