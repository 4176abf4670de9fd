"""Runs code whenever rubbish is collected, and has it collected all the time.

step: step2
attacks: grader
outcome: fail|error of relu
"""

import gc


def collected(phase, info):
    raise KeyboardInterrupt


def relu(z):
    gc.callbacks.append(collected)
    gc.set_threshold(1, 1, 1)
    return z * 0 - 1
