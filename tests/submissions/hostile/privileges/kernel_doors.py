"""Tries the system calls that most holes of kernels were behind.

step: step2
attacks: privileges
outcome: fail of relu
"""

import ctypes
import platform

import numpy as np


def attack():
    libc = ctypes.CDLL(None)
    bpf, perf, fault = {"x86_64": (321, 298, 323), "aarch64": (280, 241, 282)}[platform.machine()]
    zeros = ctypes.create_string_buffer(128)
    return any((
        libc.syscall(bpf, 0, ctypes.create_string_buffer(b"\2\0\0\0\4\0\0\0\4\0\0\0\1", 64), 64) >= 0,
        libc.syscall(fault, 1) >= 0,
        libc.syscall(perf, ctypes.create_string_buffer(b"\1\0\0\0\x70", 128), 0, -1, -1, 0) >= 0,
    ))


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
