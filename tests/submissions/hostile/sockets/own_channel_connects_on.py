"""Connects the socket that it was given to somewhere else.

step: step2
attacks: network
outcome: fail of relu
"""

import os
import socket

import numpy as np


def attack():
    for descriptor in range(3, 64):
        try:
            other = socket.socket(fileno=os.dup(descriptor))
            other.connect(chr(0) + ABSTRACT)
            return True
        except OSError:
            continue
    return False


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
