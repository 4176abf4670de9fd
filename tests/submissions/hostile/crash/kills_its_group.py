"""Sends a signal to all of its process group, which may be more than itself.

step: step2
attacks: grader
outcome: error|fail of relu
"""

import os
import signal


def relu(z):
    os.killpg(0, signal.SIGKILL)
    return z * 0 - 1
