"""Adds an audit hook that raises at every event.

step: step2
attacks: grader
outcome: fail|error of relu
"""

import sys


def hook(event, arguments):
    raise KeyboardInterrupt


def relu(z):
    sys.addaudithook(hook)
    return z * 0 - 1
