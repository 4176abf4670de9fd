"""Opens sockets for raw packets.

step: step2
attacks: network
outcome: fail of relu
"""

import socket

import numpy as np


def attack():
    for family, kind, protocol in ((17, 3, 3), (2, 3, 1), (40, 1, 0)):
        try:
            socket.socket(family, kind, protocol).close()
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
