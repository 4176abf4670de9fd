"""Two slips: pi is missing inside the cosine, so the rate never comes down to zero; and the half is missing, so it starts at 2 lr.

fails: cosine_decay
source: own invention
"""

import math


def cosine_decay(lr, epoch, epochs):
    progress = epoch / epochs
    return lr * (1 + math.cos(progress))
