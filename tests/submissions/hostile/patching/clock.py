"""Stops every clock, then loops.

step: step2
attacks: time
outcome: error of relu
cause: timed_out
"""

import time


def relu(z):
    now = time.monotonic
    end = now() + 30
    time.monotonic = time.time = time.perf_counter = lambda: 0.0
    while now() < end:
        try:
            while now() < end:
                pass
        except BaseException:
            pass
    return z * 0 - 1
