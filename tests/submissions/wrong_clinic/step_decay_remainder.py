"""% where // is meant: the exponent is how long ago the last drop was.

fails: step_decay
"""


def step_decay(lr, epoch, drop=0.5, every=100):
    return lr * drop ** (epoch % every)
