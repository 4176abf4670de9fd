"""clip_gradients measures and clips every array by itself, not by the norm of all gradients together, which turns the direction.

fails: clip_gradients
source: https://theneuralbase.com/numpy-for-ml/learn/advanced/gradient-clipping/
"""

import numpy as np


def clip_gradients(grads, max_norm):
    clipped = {}
    for name, g in grads.items():
        norm = np.linalg.norm(g)
        if norm > max_norm:
            clipped[name] = g * max_norm / norm
        else:
            clipped[name] = g
    return clipped
