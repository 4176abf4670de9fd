"""The angle is given in degrees to a cosine that takes radians.

fails: cosine_decay
"""

import numpy as np


def cosine_decay(lr, epoch, epochs):
    return 0.5 * lr * (1 + np.cos(180 * epoch / epochs))
