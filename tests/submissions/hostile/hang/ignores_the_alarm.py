"""Takes the alarm's handler away, then loops.

step: step2
attacks: time
outcome: error of relu
cause: timed_out
"""

import signal
import time


def relu(z):
    for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT, signal.SIGXCPU, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    signal.setitimer(signal.ITIMER_REAL, 0)
    end = time.monotonic() + 30
    while time.monotonic() < end:
        pass
    return z * 0 - 1
