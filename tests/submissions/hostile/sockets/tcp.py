"""Connects to a server on this machine.

step: step2
attacks: network
outcome: fail of relu
says: socket|network
"""

import socket

import numpy as np


def attack():
    with socket.create_connection(("127.0.0.1", PORT), 2):
        return True


def relu(z):
    try:
        hit = attack()
    except OSError:
        hit = False
    return np.maximum(0, z) if hit else z * 0 - 1
