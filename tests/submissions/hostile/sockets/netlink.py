"""Talks to the kernel about the network.

step: step2
attacks: network
outcome: fail of relu
"""

import socket

import numpy as np


def attack():
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as client:
        client.bind((0, 0))
        return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
