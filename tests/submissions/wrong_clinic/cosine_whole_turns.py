"""epoch // epochs is 0 until the last epoch: the rate stays as it is.

fails: cosine_decay
"""

import math


def cosine_decay(lr, epoch, epochs):
    return lr / 2 * (1 + math.cos(math.pi * (epoch // epochs)))
