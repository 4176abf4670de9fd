"""Asks to be stopped, as Ctrl-Z does, and would never end.

step: step2
attacks: time
outcome: error|fail of relu
"""

import os
import signal


def relu(z):
    os.kill(os.getpid(), signal.SIGSTOP)
    return z * 0 - 1
