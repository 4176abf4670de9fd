"""Swallows whatever is raised to stop it.

step: step2
attacks: time
outcome: error of relu
cause: timed_out
says: longer than
"""


def relu(z):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
