"""Imports the grader, wherever it may be installed.

step: step2
attacks: files
outcome: fail of relu
"""

import sys

import numpy as np


def attack():
    sys.path[:0] = [COURSE, *(str(p) for p in sys.path)]
    import grader.course
    return bool(grader.course.find_course())


try:
    hit = attack()
except (ImportError, OSError):
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
