"""Pretends that the user pressed Ctrl-C.

step: step2
attacks: grader
outcome: error of relu
cause: raised
says: KeyboardInterrupt
"""


def relu(z):
    raise KeyboardInterrupt
