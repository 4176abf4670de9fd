"""Replaces the methods by which an answer is sent.

step: step2
attacks: values
outcome: fail|error of relu
"""

import socket


def relu(z):
    socket.socket.sendall = lambda self, data: None
    socket.socket.send = lambda self, data: len(data)
    socket.socket.recv = lambda self, size: b"\0" * size
    return z * 0 - 1
