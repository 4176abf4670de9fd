"""Sends a datagram.

step: step2
attacks: network
outcome: fail of relu
"""

import socket

import numpy as np


def attack():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        return sender.sendto(b"x", ("127.0.0.1", UDP_PORT)) == 1


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
