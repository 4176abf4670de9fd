"""Small gradients are scaled as well, up to the length of max_norm.

fails: clip_gradients
"""

import numpy as np


def clip_gradients(grads, max_norm):
    total = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g * max_norm / (total + 1e-12) for name, g in grads.items()}
