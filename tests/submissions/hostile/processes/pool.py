"""Computes in other processes.

step: step2
attacks: processes
outcome: fail of relu
"""

import multiprocessing

import numpy as np


def attack():
    process = multiprocessing.get_context("fork").Process(target=int, daemon=True)
    process.start()
    process.join(5)
    return process.exitcode == 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
