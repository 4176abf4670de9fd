"""Waits for others to connect to it.

step: step2
attacks: network
outcome: fail of relu
"""

import socket

import numpy as np


def attack():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1] > 0


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
