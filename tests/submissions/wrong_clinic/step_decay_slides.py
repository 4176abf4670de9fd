"""A plain division where whole steps are meant: the rate slides down a little every epoch.

fails: step_decay
"""


def step_decay(lr, epoch, drop=0.5, every=100):
    return lr * drop ** (epoch / every)
