"""Reads the grader's command line, memory map and open files.

step: step2
attacks: files
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    found = []
    for what in ("cmdline", "maps", "environ", "status"):
        try:
            found.append(open(f"/proc/{GRADER}/{what}", "rb").read())
        except OSError:
            pass
    try:
        found += os.listdir(f"/proc/{GRADER}/fd")
    except OSError:
        pass
    return any(found)


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
