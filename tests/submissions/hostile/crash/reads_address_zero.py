"""Reads where there is no memory.

step: step2
attacks: grader
outcome: error of relu
cause: crashed
says: SIGSEGV|memory that is not its own
"""

import ctypes


def relu(z):
    ctypes.string_at(0)
    return z * 0 - 1
