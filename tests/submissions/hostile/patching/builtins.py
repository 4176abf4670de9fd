"""Replaces the built-in functions that any judge would use.

step: step2
attacks: values
outcome: fail|error of relu
"""

import builtins


def relu(z):
    for name in ("abs", "all", "any", "isinstance", "len", "max", "sum", "type", "zip"):
        setattr(builtins, name, lambda *args, **kwargs: True)
    return z * 0 - 1
