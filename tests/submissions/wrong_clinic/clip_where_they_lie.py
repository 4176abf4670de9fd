"""The arrays of the caller are scaled themselves.

fails: clip_gradients
"""

import numpy as np


def clip_gradients(grads, max_norm):
    total = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    if total > max_norm:
        for name in grads:
            grads[name] *= max_norm / total
    return grads
