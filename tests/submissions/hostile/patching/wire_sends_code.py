"""Has the encoder send tags that nobody has agreed on.

step: step2
attacks: values
outcome: error|fail of relu
"""

import sys


def relu(z):
    frame = sys._getframe()
    while frame is not None:
        wire = frame.f_globals.get("wire")
        if wire is not None:
            encode = wire.encode
            wire.encode = lambda value: b"P" + encode(value)[1:]
        frame = frame.f_back
    return z * 0 - 1
