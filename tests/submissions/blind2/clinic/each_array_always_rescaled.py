"""two slips: every array is scaled by its own norm instead of the norm of all together, and even if it is short enough

fails: clip_gradients
source: https://datascience.stackexchange.com/questions/48825/is-adams-optimization-susceptible-to-local-minima
"""

import numpy as np


def clip_gradients(grads, max_norm):
    clipped = {}
    for key, dw in grads.items():
        clipped[key] = dw * max_norm / (np.linalg.norm(dw) + 1e-12)
    return clipped
