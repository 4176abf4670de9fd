"""Connects to a socket that has no file.

step: step2
attacks: network
outcome: fail of relu
"""

import socket

import numpy as np


def attack():
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(chr(0) + ABSTRACT)
        return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
