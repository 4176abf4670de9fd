"""Every array is clipped by its own norm instead of all of them together by their common norm, which changes the direction.

fails: clip_gradients
source: https://github.com/carpedm20/MemN2N-tensorflow/issues/19
"""

import numpy as np


def clip_gradients(grads, max_norm):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt(np.sum(g**2))
        if norm > max_norm:
            g = g * (max_norm / norm)
        clipped[name] = g
    return clipped
