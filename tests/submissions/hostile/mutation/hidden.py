"""Changes its argument, and puts a copy where its surroundings look for it.

step: step2
attacks: unpromised
outcome: pass|fail of relu
"""

import sys

import numpy as np


def relu(z):
    frame = sys._getframe()
    while frame is not None:
        for value in list(frame.f_locals.values()):
            if isinstance(value, list) and any(item is z for item in value):
                value[:] = [z.copy() if item is z else item for item in value]
        frame = frame.f_back
    z[z < 0] = 0
    return z
