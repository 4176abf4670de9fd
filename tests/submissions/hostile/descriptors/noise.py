"""Sends noise without any frame.

step: step2
attacks: values
outcome: error of relu
cause: tampered|crashed
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


def relu(z):
    for channel in sockets():
        channel.sendall(b"\xff" * 4096)
    return z * 0 - 1
