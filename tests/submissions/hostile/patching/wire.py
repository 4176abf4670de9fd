"""Finds the module that encodes the answer and has it encode something else.

step: step2
attacks: values
outcome: fail|error of relu
"""

import sys

import numpy as np


def relu(z):
    frame = sys._getframe()
    while frame is not None:
        wire = frame.f_globals.get("wire")
        if wire is not None:
            for name in ("encode", "_encode", "_encode_array", "type_name"):
                if hasattr(wire, name):
                    setattr(wire, name, lambda *args: b"N")
            wire._DTYPES = frozenset(("|O", "<c16"))
            wire.MAX_FRAME = wire.MAX_DEPTH = wire.MAX_ITEMS = 1 << 60
        frame = frame.f_back
    return np.full(np.shape(z), -1.0)
