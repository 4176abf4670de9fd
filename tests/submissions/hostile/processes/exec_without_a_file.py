"""Becomes a program that is only in memory.

step: step2
attacks: processes
outcome: fail|error of relu
"""

import os

import numpy as np


def attack():
    program = os.memfd_create("program")
    os.write(program, b"#!/bin/sh\nexec sleep 10\n")
    os.execve(program, [MARK], {})


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
