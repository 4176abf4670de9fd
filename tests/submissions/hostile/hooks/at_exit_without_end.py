"""Has something run when the process ends that never ends.

step: step2
attacks: time
outcome: fail of relu
"""

import atexit


@atexit.register
def stay():
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


def relu(z):
    return z * 0 - 1
