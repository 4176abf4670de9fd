"""Sends to a socket in the file system without connecting.

step: step2
attacks: network
outcome: fail of relu
"""

import socket

import numpy as np


def attack():
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as client:
        return client.sendto(b"x", UNIX_PATH + ".datagram") == 1


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
