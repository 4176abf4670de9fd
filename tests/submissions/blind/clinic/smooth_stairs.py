"""`/` in place of `//`: the rate falls a little in every epoch instead of in steps.

fails: step_decay
source: own invention
"""


def step_decay(lr, epoch, drop=0.5, every=100):
    return lr * drop ** (epoch / every)
