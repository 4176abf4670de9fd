"""Has the kernel send a signal when a pipe is written to.

step: step2
attacks: signals
outcome: fail of relu
"""

import fcntl
import os
import signal

import numpy as np


def attack():
    read, write = os.pipe()
    fcntl.fcntl(read, fcntl.F_SETOWN, VICTIM)
    fcntl.fcntl(read, 10, signal.SIGUSR1)
    fcntl.fcntl(read, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
    os.write(write, b"x")
    return fcntl.fcntl(read, fcntl.F_GETOWN) == VICTIM


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
