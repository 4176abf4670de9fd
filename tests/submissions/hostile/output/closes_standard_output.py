"""Closes standard output and throws it away, then prints.

step: step2
attacks: grader
outcome: pass|error of relu
"""

import sys

import numpy as np


def relu(z):
    sys.stdout.close()
    sys.stdout = sys.stderr = sys.__stdout__ = None
    print("gone")
    return np.maximum(0, z)
