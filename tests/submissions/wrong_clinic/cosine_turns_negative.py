"""The cosine alone goes below 0 after half of the epochs, and training climbs from there.

fails: cosine_decay
"""

import math


def cosine_decay(lr, epoch, epochs):
    return lr * math.cos(math.pi * epoch / epochs)
