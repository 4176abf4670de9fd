"""Adds the norms of the arrays up: the total comes out too large.

fails: clip_gradients
"""

import numpy as np


def clip_gradients(grads, max_norm):
    total = sum(np.linalg.norm(g) for g in grads.values())
    if total <= max_norm:
        return {name: g.copy() for name, g in grads.items()}
    return {name: g * (max_norm / total) for name, g in grads.items()}
