"""Replaces built-in functions while the file is loaded.

step: step2
attacks: values
outcome: fail|error of relu
"""

import builtins

builtins.isinstance = builtins.issubclass = builtins.callable = lambda *args: True
builtins.abs = lambda x: 0


def relu(z):
    return z * 0 - 1
