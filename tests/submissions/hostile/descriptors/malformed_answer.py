"""Sends bytes that mean nothing.

step: step2
attacks: values
outcome: error of relu
cause: tampered|crashed
says: trust|proper|broke|died
"""

import os
import stat
import struct


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


def text(value):
    return struct.pack("<I", len(value)) + value.encode()


def record(**values):
    return b"M" + struct.pack("<I", len(values)) + b"".join(text(k) + v for k, v in values.items())


def frame(body):
    return struct.pack("<Q", len(body)) + body


ZEROS = b"A<f8 " + struct.pack("<BQ", 1, 6) + bytes(48)
REPLY = record(
    value=ZEROS, fault=b"N", args=b"L" + bytes(4), output=b"S" + bytes(4), warnings=b"L" + bytes(4),
    seconds=b"D" + bytes(8), given_used=b"I" + struct.pack("<q", 1),
)


def relu(z):
    for channel in sockets():
        channel.sendall(frame(bytes(range(256))))
    return z * 0 - 1
