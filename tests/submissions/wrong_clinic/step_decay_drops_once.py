"""Multiplies by the number of drops: the rate is 0 at first and then grows.

fails: step_decay
"""


def step_decay(lr, epoch, drop=0.5, every=100):
    return lr * drop * (epoch // every)
