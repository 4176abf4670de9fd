"""Sleeps in C code that keeps every other Python thread waiting.

step: step2
attacks: time
outcome: error of relu
"""

import ctypes


def relu(z):
    ctypes.PyDLL(None).sleep(30)
    return z * 0 - 1
