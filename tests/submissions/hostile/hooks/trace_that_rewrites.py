"""Rewrites a local variable of its caller from a trace function, while the answer is on its way.

step: step2
attacks: values
outcome: fail|error of relu
"""

import sys

import numpy as np


def trace(frame, event, argument):
    reply = frame.f_locals.get("reply")
    if isinstance(reply, dict):
        reply["value"] = np.zeros(6)
        reply["fault"] = None
    return trace


def relu(z):
    frame = sys._getframe()
    sys.settrace(trace)
    while frame is not None:
        frame.f_trace = trace
        frame = frame.f_back
    return z * 0 - 1
