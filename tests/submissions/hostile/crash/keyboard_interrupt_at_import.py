"""Pretends that the user pressed Ctrl-C while the file is loaded.

step: step2
attacks: grader
outcome: error|fail of relu
"""


def relu(z):
    return z * 0 - 1


def stop():
    raise KeyboardInterrupt


stopped = stop()
