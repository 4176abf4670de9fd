"""Makes semaphores and a message queue of System V and leaves them.

step: step2
attacks: leftovers
outcome: fail|error of relu
"""

import ctypes

import numpy as np


def relu(z):
    libc = ctypes.CDLL(None)
    libc.semget(IPC_KEY, 1, 0o1600)
    libc.msgget(IPC_KEY, 0o1600)
    return z * 0 - 1
