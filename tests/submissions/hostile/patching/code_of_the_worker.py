"""Replaces the code of the function that calls it.

step: step2
attacks: values
outcome: fail|error of relu
"""

import sys


def relu(z):
    import gc

    caller = sys._getframe(1).f_code
    for found in gc.get_referrers(caller):
        if hasattr(found, "__code__"):
            found.__code__ = (lambda *args, **kwargs: {"value": 0.0, "fault": None}).__code__
    return z * 0 - 1
