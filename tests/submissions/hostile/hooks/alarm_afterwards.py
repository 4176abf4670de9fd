"""Sets an alarm that goes off after it has returned.

step: step2
attacks: grader
outcome: fail|error of relu
"""

import signal


def ring(*args):
    raise SystemExit(0)


def relu(z):
    signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.0001, 0.0001)
    return z * 0 - 1
