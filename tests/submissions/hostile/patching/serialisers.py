"""Replaces what values may be serialised with.

step: step2
attacks: values
outcome: fail|error of relu
"""

import json
import pickle
import struct


def relu(z):
    json.dumps = pickle.dumps = lambda *args, **kwargs: "[0.0]"
    struct.pack = lambda *args: b"A"
    struct.Struct = None
    return z * 0 - 1
