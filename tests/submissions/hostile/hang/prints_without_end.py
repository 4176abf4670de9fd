"""Keeps printing a little.

step: step2
attacks: time
outcome: error of relu
cause: timed_out
"""

import time


def relu(z):
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            print(".", end="", flush=True)
            time.sleep(0.01)
        except BaseException:
            pass
    return z * 0 - 1
