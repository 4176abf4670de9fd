"""Replaces the function that imports.

step: step2
attacks: values
outcome: fail|error of relu
"""

import builtins


def refuse(*args, **kwargs):
    raise SystemExit(0)


def relu(z):
    builtins.__import__ = refuse
    return z * 0 - 1
