"""Closes its channel and goes on.

step: step2
attacks: time
outcome: error of relu
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


import time


def relu(z):
    os.closerange(3, 256)
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            time.sleep(30)
        except BaseException:
            pass
    return z * 0 - 1
