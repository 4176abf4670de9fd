"""Sleeps, and lets no signal wake it.

step: step2
attacks: time
outcome: error of relu
cause: timed_out
says: longer than
"""

import signal
import time


def relu(z):
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    time.sleep(30)
    return z * 0 - 1
