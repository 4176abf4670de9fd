"""Has something run when the process ends.

step: step2
attacks: files
outcome: fail of relu
"""

import atexit
import os


def plant():
    os.mkdir(OUTSIDE + "/planted")


atexit.register(plant)


def relu(z):
    return z * 0 - 1
