"""Sends itself the signal that nothing survives.

step: step2
attacks: grader
outcome: error|fail of relu
"""

import os
import signal


def relu(z):
    os.kill(os.getpid(), signal.SIGKILL)
    return z * 0 - 1
