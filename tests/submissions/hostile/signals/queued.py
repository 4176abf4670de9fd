"""Queues a signal, and sends one to a thread.

step: step2
attacks: signals
outcome: fail of relu
"""

import ctypes
import platform
import signal
import struct

import numpy as np


def attack():
    libc = ctypes.CDLL(None)
    queue, thread = {"x86_64": (129, 234), "aarch64": (138, 131)}[platform.machine()]
    told = ctypes.create_string_buffer(struct.pack("iii", signal.SIGUSR1, 0, -1), 128)
    queued = libc.syscall(queue, VICTIM, signal.SIGUSR1, told) == 0
    return libc.syscall(thread, VICTIM, VICTIM, signal.SIGUSR1) == 0 or queued


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
