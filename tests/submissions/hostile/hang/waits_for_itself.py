"""Waits for a lock that it holds.

step: step2
attacks: time
outcome: error of relu
cause: timed_out
says: longer than
"""

import threading

lock = threading.Lock()


def relu(z):
    with lock, lock:
        return z * 0 - 1
