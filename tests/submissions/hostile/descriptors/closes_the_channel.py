"""Closes its channel and goes on.

step: step2
attacks: time
outcome: error of relu
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
