"""Counts epochs from 1 and so drops one epoch too early.

fails: step_decay
"""


def step_decay(lr, epoch, drop=0.5, every=100):
    return lr * drop ** ((epoch + 1) // every)
