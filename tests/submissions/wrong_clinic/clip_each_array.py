"""Each array is clipped by its own norm, not all by the norm of all together.

fails: clip_gradients
"""

import numpy as np


def clip_gradients(grads, max_norm):
    clipped = {}
    for name, g in grads.items():
        norm = np.linalg.norm(g)
        clipped[name] = g * max_norm / norm if norm > max_norm else g.copy()
    return clipped
